import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { hoursAhead, localDay, type WorkingCalendar } from '@guyub/contract/calendar'
import { newCommandId } from '@guyub/contract/command'
import type { Scenario } from '@guyub/contract/definition/scenario'
import type { Role } from '@guyub/contract/identity/roles'
import { officeByCode, officeWithFunction } from '../capabilities/regions/index.ts'
import type { RegionDb } from '../kernel/db.ts'
import type { Services } from '../kernel/definitions.ts'
import { agenciesIn } from '../scenarios/agencies.ts'
import { asFamily } from '../scenarios/family.ts'
import { scenariosOf } from '../scenarios/load.ts'
import { courseOf, type Door } from '../scenarios/run.ts'
import { clumsy } from './mishaps.ts'
import { nameOf, type Place } from './people.ts'
import { type Arrival, type Habits, type Playable, planOf, type Village } from './plan.ts'
import { type Pace, play } from './play.ts'
import { chanceOf } from './random.ts'

const HABITS = JSON.parse(
  readFileSync(new URL('../../../reference/simulation.json', import.meta.url), 'utf8'),
) as Habits
const DAY = 86_400_000

export interface Wish {
  readonly seed: number
  readonly days: number
  readonly perDay: number
  /** Of a hundred commands, how many are sent wrongly or twice. */
  readonly errors: number
  /** Of a hundred villages, how many have no network for some hours on a day. */
  readonly outages: number
  readonly together: number
  /** Simulated seconds in a second; nothing: as fast as the server answers. */
  readonly speed: number | undefined
  readonly villages: readonly Village[]
}

interface Ground {
  readonly region: RegionDb
  readonly calendar: WorkingCalendar
  readonly services: Services
}

/** What can be played here: every scenario that needs no clock to be put forward, with who acts in it and where. */
export async function prepare({ region, services }: Ground, wish: Wish) {
  const scenarios = new Map<string, Scenario>()
  const playable: Playable[] = []
  const places = new Map<string, Place>()
  const placeOf = new Map<string, (village: string, role: Role, office?: string) => Place>()
  for (const key of services.keys) {
    const use = services.of(region.code, key)?.case
    const all = use ? scenariosOf(key).filter(({ steps }) => steps.every(({ act }) => act !== 'wait')) : []
    const handler = use && (await officeWithFunction(region, use.handler))
    if (!use || !handler) continue
    const agencies = await agenciesIn(region, all)
    placeOf.set(key, (village, role, office) => ({
      role,
      office: officeFor(role, village, agencies.get(office ?? '')?.code ?? handler.code),
    }))
    for (const scenario of all) {
      const [first] = scenario.steps
      const name = `${key} ${scenario.key}`
      scenarios.set(name, scenario)
      const channel = first?.as === 'applicant' ? 'web' : 'counter'
      // A course that a rehearsal plays once comes now and then.
      playable.push({ service: key, scenario: scenario.key, channel, weight: scenario.perDay || 0.2 })
      for (const { code } of wish.villages)
        for (const { as, in: office } of scenario.steps) {
          if (as === 'applicant') continue
          const place = placeOf.get(key)?.(code, as, office)
          if (place && (await officeByCode(region, place.office))) places.set(nameOf(place), place)
        }
    }
  }
  return { scenarios, playable, places: [...places.values()], placeOf }
}

type Prepared = Awaited<ReturnType<typeof prepare>>

/** Where somebody of a role works: in the village, in its sub-district, or in the agency that the step is for. */
function officeFor(role: Role, village: string, agency: string): string {
  if (role === 'village-clerk') return village
  return role === 'district-officer' ? village.slice(0, '35.05.01'.length) : agency
}

/** Lives the days at a door, and says what came of them. `headersOf` makes the door believe in somebody. */
export async function simulate(
  ground: Ground,
  wish: Wish,
  { scenarios, playable, placeOf }: Prepared,
  open: Door,
  headersOf: (place: Place) => Readonly<Record<string, string>>,
  now: () => number,
) {
  const { region, calendar, services } = ground
  const chance = chanceOf(wish.seed)
  const from = firstMoment(calendar, now())
  const until = from + wish.days * DAY
  const plan = planOf(chance, HABITS, { ...wish, from, until, playable, zone: calendar.zone })
  const { door, mishaps } = clumsy(open, chance, wish.errors)
  const offset = hoursAhead(calendar.zone) * 60
  const first = Math.floor(now() / 1000) % 1_000_000
  const pace = paceOf(from, wish.speed, now)
  const stages = new Map<string, Parameters<typeof courseOf>[0]>()
  function course(arrival: Arrival) {
    const service = services.of(region.code, arrival.service)
    const scenario = scenarios.get(`${arrival.service} ${arrival.scenario}`)
    const place = placeOf.get(arrival.service)
    if (!service?.case || !scenario || !place) throw new Error(`no ${arrival.service} here`)
    const stage = stages.get(`${arrival.service} ${arrival.village}`) ?? {
      ...{
        app: door,
        region: region.code,
        service,
        offset,
        lapse: async () => undefined,
        setClock: () => undefined,
      },
      as: (role: Role, office?: string) => headersOf(place(arrival.village, role, office)),
      officeOf: async (wanted: string) => (await officeWithFunction(region, wanted))?.code ?? wanted,
    }
    stages.set(`${arrival.service} ${arrival.village}`, stage)
    // What must be true then is asked by the tests of the scenarios.
    const steps = scenario.steps.map(({ expect: _, ...step }) => step)
    const answers = asFamily(service.case, scenario.answers, {
      // Another run, other families.
      ...{ family: first + arrival.family, village: arrival.village, hasPhone: arrival.family % 6 !== 0 },
    })
    return courseOf(stage, { ...scenario, answers, steps }, localDay(calendar, new Date(now())))
  }
  await deliverBlanks(ground, plan.arrivals.length, door, headersOf)
  const told = await play({ plan, until, calendar, chance, together: wish.together, courseOf: course }, pace)
  return { ...told, mishaps }
}

/** Cards for everybody who comes: what a service prints on is delivered before the first day. */
async function deliverBlanks(
  { region, services }: Ground,
  count: number,
  door: Door,
  headersOf: (place: Place) => Readonly<Record<string, string>>,
): Promise<void> {
  const known = new Set<string>()
  for (const key of services.keys) {
    const use = services.of(region.code, key)?.case
    const office = use && (await officeWithFunction(region, use.handler))?.code
    for (const { stock } of use?.products ?? []) {
      if (!stock || !office || !count || known.has(stock)) continue
      known.add(stock)
      const payload = {
        commandId: newCommandId(),
        stock,
        count,
        reason: 'received',
        occurredAt: new Date().toISOString(),
      }
      const headers = headersOf({ role: 'civil-registrar', office })
      const answer = await door.inject({
        method: 'POST',
        url: `/api/r/${region.code}/cases/stock`,
        headers,
        payload,
      })
      if (answer.statusCode !== 200) throw new Error(`${stock}: ${answer.body}`)
    }
  }
}

/** Midnight of the last Monday: the plan's week begins there, whichever day it is lived on. */
function firstMoment({ zone }: WorkingCalendar, now: number): number {
  const ahead = hoursAhead(zone) * 3_600_000
  const day = Math.floor((now + ahead) / DAY)
  return (day - ((day + 3) % 7)) * DAY - ahead
}

/** The days pass beside the clock of the server: what is done is done now, however far the plan has come. */
function paceOf(from: number, speed: number | undefined, now: () => number): Pace {
  const began = now()
  const realOf = (moment: number) => began + (speed === undefined ? 0 : (moment - from) / speed)
  return {
    async reach(moment) {
      const left = realOf(moment) - now()
      if (left > 0) await sleep(left)
      return now()
    },
    instantOf: (moment) => (speed === undefined ? now() : Math.min(now(), realOf(moment))),
  }
}
