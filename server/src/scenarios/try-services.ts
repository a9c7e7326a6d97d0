import { hoursAhead, type WorkingCalendar } from '@guyub/contract/calendar'
import { problemsInScenario } from '@guyub/contract/definition/problems-in-scenario'
import type { Role } from '@guyub/contract/identity/roles'
import type { Office } from '@guyub/contract/regions'
import { officeWithFunction } from '../capabilities/regions/index.ts'
import type { RegionDb } from '../kernel/db.ts'
import { agenciesIn, staged } from './agencies.ts'
import { scenariosOf, walksOf } from './load.ts'
import { problemsInWalk } from './operations.ts'
import { blanks, castOf, placed, type Theatre, workingDaysBefore } from './rehearse.ts'
import { runScenario, type Stage } from './run.ts'
import { runWalk } from './walk.ts'
import { walkers } from './walkers.ts'

export interface Tried {
  readonly service: string
  readonly scenario: string
  /** The first thing that was not as the scenario says. */
  readonly problem?: string
}

/** Plays every scenario of these services once, through the front door, as this region runs them. */
export async function tryServices(
  theatre: Theatre,
  keys: readonly string[],
  region: RegionDb,
  calendar: WorkingCalendar,
  today: Date,
): Promise<Tried[]> {
  const cast = await castOf(region)
  let clock = today
  let handler: Office | undefined
  let agencies: ReadonlyMap<string, Office> = new Map()
  const people = walkers(region, cast)
  const app = theatre.build(
    async ({ headers }) => {
      const walker = people.from(headers)
      if (walker) return walker
      const actor = cast.get(headers['x-actor'] as Role)
      return actor && placed(actor, agencies.get(String(headers['x-function'])) ?? handler, undefined)
    },
    () => clock,
  )
  const [day = ''] = workingDaysBefore(calendar, today, 5)
  const tried: Tried[] = []
  try {
    for (const key of keys) {
      const service = theatre.services.of(region.code, key)
      if (!service) continue
      handler = service.case && (await officeWithFunction(region, service.case.handler))
      agencies = await agenciesIn(region, scenariosOf(key))
      const stage: Stage = {
        ...staged(agencies),
        lapse: () => theatre.lapse(clock),
        ...{ app, region: region.code, service, offset: hoursAhead(calendar.zone) * 60 },
        setClock: (now) => {
          clock = now
        },
      }
      clock = new Date(Date.parse(day) - 86_400_000)
      await blanks(
        app,
        region.code,
        service.case?.products.flatMap((product) => product.stock ?? []) ?? [],
        clock,
      )
      for (const scenario of scenariosOf(key)) {
        const [slip] = problemsInScenario(service, scenario)
        const problem =
          slip ??
          (await runScenario(stage, scenario, day).then(
            () => undefined,
            (error: Error) => error.message,
          ))
        tried.push({ service: key, scenario: scenario.key, ...(problem !== undefined && { problem }) })
      }
      for (const walk of walksOf(key)) {
        const { app: door, region: code, offset, setClock } = stage
        const [slip] = problemsInWalk(walk.key, walk.steps)
        const { personOf, village } = people
        const problem =
          slip ??
          (await runWalk(
            { app: door, region: code, offset, setClock, personOf, village },
            key,
            walk,
            day,
          ).then(
            () => undefined,
            (error: Error) => error.message,
          ))
        tried.push({ service: key, scenario: walk.key, ...(problem !== undefined && { problem }) })
      }
    }
    return tried
  } finally {
    await app.close()
  }
}
