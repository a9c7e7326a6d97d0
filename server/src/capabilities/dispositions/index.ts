import * as contract from '@guyub/contract/dispositions'
import { type Http, serve } from '../../kernel/http.ts'
import { serveDownload, serveUpload } from '../../kernel/transfer.ts'
import { decideAgreement, endAgreement, proposeAgreement } from './agree.ts'
import { dataAgreement, dataAgreements } from './agreements.ts'
import { reportHandover, returnHandover, takeHandover } from './answer.ts'
import { attachToLetter, letterFile } from './files.ts'
import { acceptHandover, askAgain, withdrawHandover } from './judge.ts'
import { letter } from './letter.ts'
import { dispositions } from './list.ts'
import { lookThrough } from './look-through.ts'
import type { DispositionsNeeds } from './needs.ts'
import { redirectHandover } from './redirect.ts'
import { sendLetter } from './send.ts'
import { dispositionSettings } from './settings.ts'
import { waitingMap } from './waiting-map.ts'

export * from './events.ts'
export type { DispositionsNeeds, SharedField, SharedService } from './needs.ts'

export function dispositionsRoutes(http: Http, needs: DispositionsNeeds): void {
  serve(http, contract.dispositionSettings, (ctx) => dispositionSettings(ctx, needs))
  serve(http, contract.dispositions, (ctx, input) => dispositions(ctx, needs, input))
  serve(http, contract.letter, (ctx, input) => letter(ctx, needs, input))
  serve(http, contract.sendLetter, (ctx, input) => sendLetter(ctx, needs, input))

  serve(http, contract.takeHandover, (ctx, input) => takeHandover(ctx, needs, input))
  serve(http, contract.reportHandover, (ctx, input) => reportHandover(ctx, needs, input))
  serve(http, contract.returnHandover, (ctx, input) => returnHandover(ctx, needs, input))
  serve(http, contract.acceptHandover, (ctx, input) => acceptHandover(ctx, needs, input))
  serve(http, contract.askAgain, (ctx, input) => askAgain(ctx, needs, input))
  serve(http, contract.redirectHandover, (ctx, input) => redirectHandover(ctx, needs, input))
  serve(http, contract.withdrawHandover, (ctx, input) => withdrawHandover(ctx, needs, input))
  serveUpload(http, contract.attachToLetter, (ctx, input, content) =>
    attachToLetter(ctx, needs, input, content),
  )
  serveDownload(http, contract.letterFile, (ctx, input) => letterFile(ctx, needs, input))

  serve(http, contract.waitingMap, (ctx, input) => waitingMap(ctx, needs, input))

  serve(http, contract.dataAgreements, (ctx) => dataAgreements(ctx, needs))
  serve(http, contract.dataAgreement, (ctx, input) => dataAgreement(ctx, needs, input))
  serve(http, contract.proposeAgreement, (ctx, input) => proposeAgreement(ctx, needs, input))
  serve(http, contract.decideAgreement, decideAgreement)
  serve(http, contract.endAgreement, endAgreement)
  serve(http, contract.lookThrough, (ctx, input) => lookThrough(ctx, needs, input))
}
