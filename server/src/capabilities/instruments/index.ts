import * as contract from '@guyub/contract/instruments'
import { type Http, serve } from '../../kernel/http.ts'
import { bringInstrument } from './bring.ts'
import type { OwnInstruments } from './needs.ts'
import { instrumentVersion, instrumentVersions } from './read.ts'
import { releaseInstrument } from './release.ts'

export { releasedInstruments, releasedVersions } from './released.ts'
export { takeReleased } from './take-released.ts'

export function instrumentsRoutes(http: Http, own: OwnInstruments): void {
  serve(http, contract.instrumentVersions, (ctx) => instrumentVersions(ctx, own))
  serve(http, contract.instrumentVersion, (ctx, input) => instrumentVersion(ctx, own, input))
  serve(http, contract.bringInstrument, (ctx, input) => bringInstrument(ctx, own, input))
  serve(http, contract.releaseInstrument, releaseInstrument)
}
