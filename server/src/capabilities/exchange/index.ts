import * as contract from '@guyub/contract/exchange'
import { type Http, serve } from '../../kernel/http.ts'
import { serveDownload } from '../../kernel/transfer.ts'
import { guardTheMeeting } from './knock.ts'
import { meet } from './meet.ts'
import { exchangedAgreement, membership } from './membership.ts'
import type { ExchangeNeeds } from './needs.ts'
import { exchangeContext } from './other-side.ts'
import { exchangeState } from './state.ts'

export { callCentre } from './call-centre.ts'
export { parcelTaken } from './events.ts'
export { joinExchange } from './join.ts'
export { planSender, RECORD_PLAN, recordEveryPlan, recordRegionPlan } from './national-plans.ts'
export { RECORD, recordEveryRound, recordRounds, roundSender } from './national-rounds.ts'
export type { ExchangeNeeds } from './needs.ts'
export { exchangeContext } from './other-side.ts'
export { packParcels } from './pack.ts'
export { renewExchangeKey } from './renew-key.ts'

export function exchangeRoutes(http: Http, needs: Pick<ExchangeNeeds, 'seal' | 'vault'>): void {
  guardTheMeeting(http)
  serve(http, contract.meet, ({ region, now }, input) =>
    meet(exchangeContext(http.pool, region.code, now), input),
  )
  serve(http, contract.exchangeState, (ctx) => exchangeState(ctx, needs))
  serve(http, contract.membership, membership)
  serveDownload(http, contract.exchangedAgreement, exchangedAgreement)
}
