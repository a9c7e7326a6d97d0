import * as contract from '@guyub/contract/movement'
import { type Http, serve } from '../../kernel/http.ts'
import { correctStep } from './correct-step.ts'
import { invite } from './invite.ts'
import { map } from './map.ts'
import { member } from './member.ts'
import { memberDetails, type Names } from './member-details.ts'
import { openWave } from './open-wave.ts'
import { recordStep } from './record-step.ts'
import { registry } from './registry.ts'
import { waves } from './waves.ts'
import { years } from './years.ts'

export { stepAnnulled, stepRecorded, waveOpened } from './events.ts'
export { loadHistory } from './load-history.ts'

interface MovementNeeds {
  readonly names: Names
}

export function movementRoutes(http: Http, { names }: MovementNeeds): void {
  serve(http, contract.registry, registry)
  serve(http, contract.member, member)
  serve(http, contract.memberDetails, (ctx, input) => memberDetails(ctx, names, input))
  serve(http, contract.waves, waves)
  serve(http, contract.years, years)
  serve(http, contract.map, map)
  serve(http, contract.openWave, openWave)
  serve(http, contract.invite, invite)
  serve(http, contract.recordStep, recordStep)
  serve(http, contract.correctStep, correctStep)
}
