import { hoursAhead, localDay, type WorkingCalendar, workingMinutesBetween } from '@guyub/contract/calendar'
import { newCommandId } from '@guyub/contract/command'
import type { Scenario } from '@guyub/contract/definition/scenario'
import { ROLE_RULES } from '@guyub/contract/identity/role-rules'
import type { Role } from '@guyub/contract/identity/roles'
import type { Office } from '@guyub/contract/regions'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { officeWithFunction } from '../capabilities/regions/index.ts'
import type { Actor } from '../kernel/context.ts'
import type { RegionDb } from '../kernel/db.ts'
import type { Services } from '../kernel/definitions.ts'
import { agenciesIn, staged } from './agencies.ts'
import { asFamily } from './family.ts'
import { scenariosOf } from './load.ts'
import { runScenario, type Stage } from './run.ts'

const DAY = 86_400_000
const DAYS = 8
/** Every so manieth family files twice. */
const TWICE = 23
const OPEN = 5

/** What an app is built with for a rehearsal: the log-in and the clock are ours. */
export interface Theatre {
  build(
    authenticate: (request: FastifyRequest) => Promise<Actor | undefined>,
    now: () => Date,
  ): FastifyInstance
  /** Takes every request further whose time is over at that moment. */
  lapse(now: Date): Promise<unknown>
  readonly services: Services
}

/**
 * Fills a rehearsal region with the scenarios of every service, over the working days before `today` and in several
 * villages, through the same door as real people. A region that has cases is left alone. Returns how many were played.
 */
export async function rehearse(
  theatre: Theatre,
  region: RegionDb,
  calendar: WorkingCalendar,
  today: Date,
): Promise<number> {
  if (
    await region.db
      .selectFrom('case')
      .select('id')
      .where('region_code', '=', region.code)
      .limit(1)
      .executeTakeFirst()
  )
    return 0
  const villages = await villagesOf(region)
  const cast = await castOf(region)
  let clock = today
  let village = villages[0]
  let handler: Office | undefined
  let agencies: ReadonlyMap<string, Office> = new Map()
  const app = theatre.build(
    async ({ headers }) => {
      const actor = cast.get(headers['x-actor'] as Role)
      return actor && placed(actor, agencies.get(String(headers['x-function'])) ?? handler, village)
    },
    () => clock,
  )
  let played = 0
  try {
    const days = workingDaysBefore(calendar, today, DAYS)
    for (const key of theatre.services.keys) {
      const service = theatre.services.of(region.code, key)
      const scenarios = scenariosOf(key)
      if (!service?.case || !scenarios.length) continue
      agencies = await agenciesIn(region, scenarios)
      const stage: Stage = {
        ...staged(agencies),
        ...{ app, service, region: region.code, offset: hoursAhead(calendar.zone) * 60 },
        lapse: () => theatre.lapse(clock),
        setClock: (now) => {
          // Nothing of a rehearsal lies ahead of the people who look at it.
          clock = new Date(Math.min(now.getTime(), today.getTime()))
        },
      }
      clock = new Date(today.getTime() - 60 * DAY)
      handler = await officeWithFunction(region, service.case.handler)
      const use = service.case
      await blanks(
        app,
        region.code,
        service.case.products.flatMap((product) => product.stock ?? []),
        clock,
      )
      const play = async (scenario: Scenario | undefined, day: string) => {
        if (!scenario) return
        village = villages[played % villages.length]
        // Now and then a family comes twice for the same: for whoever learns to find doubles.
        const family = played % TWICE === TWICE - 1 ? played - 1 : played
        // Some have no telephone: what there is to say to them waits for the village.
        const given = asFamily(use, scenario.answers, { family, village, hasPhone: played % 6 !== 0 })
        // What must be true then is asked by the tests; asking here as well would take as long again.
        const steps = scenario.steps.map(({ expect: _, ...step }) => step)
        await runScenario(stage, { ...scenario, answers: given, steps }, day)
        played++
      }
      for (const scenario of scenarios)
        if (scenario.daysBefore)
          await play(scenario, localDay(calendar, new Date(today.getTime() - scenario.daysBefore * DAY)))
      for (const day of days)
        for (const scenario of scenarios) for (let i = 0; i < scenario.perDay; i++) await play(scenario, day)
      // Work that waits: filed this morning and nothing more; of yesterday, for its signature and its paper.
      const begun = scenarios[0] && { ...scenarios[0], steps: scenarios[0].steps.slice(0, 1) }
      const signable = upToPaper(scenarios) ?? begun
      for (let i = 0; i < OPEN; i++)
        await (i % 2 ? play(signable, days.at(-1) ?? '') : play(begun, localDay(calendar, today)))
    }
  } finally {
    await app.close()
  }
  return played
}

/** The agency's people work in the office that handles the service that is played, clerk and sub-district in the village of the moment. */
export function placed(actor: Actor, handler: Office | undefined, village: string | undefined): Actor {
  if (actor.jurisdiction.kind === 'agency' && handler)
    return { ...actor, officeCode: handler.code, areaCode: handler.area }
  if (actor.role === 'district-officer' && village) {
    const district = village.slice(0, '35.05.01'.length)
    return { ...actor, officeCode: district, areaCode: district }
  }
  return actor.role === 'village-clerk' && village
    ? { ...actor, officeCode: village, areaCode: village }
    : actor
}

/** The last working days before today that leave a scenario time to end. */
export function workingDaysBefore(calendar: WorkingCalendar, today: Date, count: number): string[] {
  const days: string[] = []
  // Two calendar days are left between the last of them and today, because a scenario may take as long.
  for (let back = 3; days.length < count && back < 90; back++) {
    const noon = new Date(Math.floor(today.getTime() / DAY) * DAY - back * DAY)
    if (workingMinutesBetween(calendar, noon, new Date(noon.getTime() + DAY)) > 300)
      days.unshift(localDay(calendar, noon))
  }
  return days
}

/** Fills the stocks of blank cards. */
export async function blanks(
  app: FastifyInstance,
  region: string,
  stocks: readonly string[],
  at: Date,
): Promise<void> {
  for (const stock of new Set(stocks)) {
    const occurredAt = at.toISOString()
    const payload = { commandId: newCommandId(), stock, count: 500, reason: 'received', occurredAt }
    await app.inject({
      method: 'POST',
      url: `/api/r/${region}/cases/stock`,
      headers: { 'x-actor': 'civil-registrar' },
      payload,
    })
  }
}

async function villagesOf(region: RegionDb): Promise<string[]> {
  const rows = await region.db
    .selectFrom('office')
    .select('code')
    .where('region_code', '=', region.code)
    .where('kind', '=', 'village')
    .orderBy('code')
    .limit(24)
    .execute()
  // Three villages of the first sub-district and one of the next: enough to tell a village from its regency.
  return rows.map(({ code }) => code).filter((_, index) => [0, 1, 2, 14].includes(index))
}

/** Somebody of the region for each role. */
export async function castOf(region: RegionDb): Promise<Map<Role, Actor>> {
  const rows = await region.db
    .selectFrom('membership')
    .innerJoin('office', (join) =>
      join
        .onRef('office.region_code', '=', 'membership.region_code')
        .onRef('office.code', '=', 'membership.office_code'),
    )
    .innerJoin('auth.user', 'auth.user.id', 'membership.user_id')
    .select(['membership.user_id', 'membership.office_code', 'membership.role', 'office.area_code'])
    .where('membership.region_code', '=', region.code)
    // Of several who could play a role the first account does: it is the one that newcomers try.
    .orderBy('auth.user.createdAt', 'desc')
    .orderBy('membership.id', 'desc')
    .execute()
  return new Map(
    rows.map((row) => {
      const role = row.role as Role
      const { permissions, jurisdiction } = ROLE_RULES[role]
      const actor: Actor = {
        id: row.user_id,
        regionCode: region.code,
        officeCode: row.office_code,
        areaCode: row.area_code,
        role,
        permissions: new Set<string>(permissions),
        jurisdiction: { kind: jurisdiction },
      }
      return [role, actor]
    }),
  )
}

/** A course until just before somebody signs or attaches a paper. */
function upToPaper(scenarios: readonly Scenario[]): Scenario | undefined {
  const at = (steps: Scenario['steps']) => steps.findIndex(({ act, paper }) => paper || act === 'mark-signed')
  const whole = scenarios.find(({ steps }) => at(steps) > 0)
  return whole && { ...whole, steps: whole.steps.slice(0, at(whole.steps)) }
}
