import * as contract from '@guyub/contract/cohort'
import { type Http, serve } from '../../kernel/http.ts'
import { serveDownload, serveUpload } from '../../kernel/transfer.ts'
import { attend } from './attend.ts'
import { cohortCalendar } from './calendar.ts'
import { certifyDelegate, cohortCertificate } from './certify.ts'
import { delegateCode } from './codes.ts'
import { setDelegateContact } from './contact.ts'
import { inviteDelegates } from './invite.ts'
import type { CohortNeeds } from './needs.ts'
import { cohortCards, cohortPaper } from './papers.ts'
import { addCohortPhoto } from './photos.ts'
import { cohort, cohorts } from './read.ts'
import { setDelegate } from './set-delegate.ts'
import { beginCohort, setSession, writeCohort } from './set-up.ts'
import { handInWork, reviewWork, workFile } from './works.ts'

export { keyOfDelegate } from './contact.ts'
export { delegateInvited } from './events.ts'
export { invitationOf } from './invite.ts'

export function cohortRoutes(http: Http, needs: CohortNeeds): void {
  serve(http, contract.cohorts, cohorts)
  serve(http, contract.beginCohort, beginCohort)
  serve(http, contract.delegateCode, (ctx, input) => delegateCode(ctx, needs, input))
  serve(http, contract.cohort, (ctx, input) => cohort(ctx, needs, input))
  serve(http, contract.writeCohort, writeCohort)
  serve(http, contract.setSession, setSession)
  serve(http, contract.setDelegate, (ctx, input) => setDelegate(ctx, needs, input))
  serve(http, contract.setDelegateContact, (ctx, input) => setDelegateContact(ctx, needs, input))
  serve(http, contract.inviteDelegates, inviteDelegates)
  serve(http, contract.attend, (ctx, input) => attend(ctx, needs, input))
  serve(http, contract.reviewWork, reviewWork)
  serve(http, contract.certifyDelegate, (ctx, input) => certifyDelegate(ctx, needs, input))
  serveUpload(http, contract.handInWork, (ctx, input, content) => handInWork(ctx, needs, input, content))
  serveUpload(http, contract.addCohortPhoto, (ctx, input, content) =>
    addCohortPhoto(ctx, needs, input, content),
  )
  serveDownload(http, contract.workFile, (ctx, input) => workFile(ctx, needs, input))
  serveDownload(http, contract.cohortCalendar, (ctx, input) => cohortCalendar(ctx, needs, input))
  serveDownload(http, contract.cohortPaper, (ctx, input) => cohortPaper(ctx, needs, input))
  serveDownload(http, contract.cohortCards, (ctx, input) => cohortCards(ctx, needs, input))
  serveDownload(http, contract.cohortCertificate, (ctx, input) => cohortCertificate(ctx, needs, input))
}
