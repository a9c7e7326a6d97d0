import * as contract from '@guyub/contract/movement'
import { type Http, serve } from '../../kernel/http.ts'
import { serveDownload, serveUpload } from '../../kernel/transfer.ts'
import type { DocumentsNeeds } from '../documents/index.ts'
import { agreementDraft } from './agreement-draft.ts'
import { addAgreementFile, agreementFile } from './agreement-file.ts'
import { agreement, agreements } from './agreements.ts'
import { annulAward } from './annul-award.ts'
import { awardCandidates, awardCertificate, awards } from './awards.ts'
import { correctStep } from './correct-step.ts'
import { decideAward } from './decide-award.ts'
import { draftAgreement } from './draft-agreement.ts'
import { endAgreement } from './end-agreement.ts'
import { invite } from './invite.ts'
import { map } from './map.ts'
import { member } from './member.ts'
import { memberDetails, type Names } from './member-details.ts'
import { memberPlan } from './member-plan.ts'
import { openWave } from './open-wave.ts'
import { recordStep } from './record-step.ts'
import { registry } from './registry.ts'
import { roundsInProgress } from './rounds-in-progress.ts'
import { signAgreement } from './sign-agreement.ts'
import { waves } from './waves.ts'
import { years } from './years.ts'

export { signedAgreement, signedPdf } from './agreement-file.ts'
export { loadHistory } from './load-history.ts'
export { recordedPlan, recordPlan } from './record-plan.ts'
export { recordResult } from './record-result.ts'
export { recordRound } from './record-round.ts'
export { SELECTIONS } from './reference.ts'
export { memberTold } from './told.ts'

interface MovementNeeds {
  readonly names: Names
  readonly documents: DocumentsNeeds
  /** So many days after its time a round that was not handed in is told to the ministry. */
  readonly lateAfterDays: number
}

export function movementRoutes(http: Http, { names, documents, lateAfterDays }: MovementNeeds): void {
  serve(http, contract.registry, registry)
  serve(http, contract.member, member)
  serve(http, contract.memberDetails, (ctx, input) => memberDetails(ctx, names, input))
  serve(http, contract.memberPlan, memberPlan)
  serve(http, contract.waves, waves)
  serve(http, contract.years, years)
  serve(http, contract.map, map)
  serve(http, contract.openWave, openWave)
  serve(http, contract.invite, invite)
  serve(http, contract.recordStep, recordStep)
  serve(http, contract.correctStep, correctStep)
  serve(http, contract.roundsInProgress, (ctx) => roundsInProgress(ctx, lateAfterDays))
  serve(http, contract.awards, awards)
  serve(http, contract.awardCandidates, awardCandidates)
  serve(http, contract.decideAward, (ctx, input) => decideAward(ctx, documents, input))
  serve(http, contract.annulAward, annulAward)
  serveDownload(http, contract.awardCertificate, (ctx, input) => awardCertificate(ctx, documents, input))
  serve(http, contract.agreements, agreements)
  serve(http, contract.agreement, agreement)
  serve(http, contract.draftAgreement, draftAgreement)
  serve(http, contract.signAgreement, signAgreement)
  serve(http, contract.endAgreement, endAgreement)
  serveDownload(http, contract.agreementDraft, agreementDraft)
  serveDownload(http, contract.agreementFile, (ctx, input) => agreementFile(ctx, documents, input))
  serveUpload(http, contract.addAgreementFile, (ctx, input, content) =>
    addAgreementFile(ctx, documents, input, content),
  )
}
