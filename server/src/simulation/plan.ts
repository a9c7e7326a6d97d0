import { hoursAhead } from '@guyub/contract/calendar'
import type { Chance } from './random.ts'

/** How people come, as a file of data says. */
export interface Habits {
  /** By channel: how many come in an hour of the day, compared with other hours. */
  readonly arrivals: Readonly<Record<Channel, Readonly<Record<string, number>>>>
  /** By channel, from Monday. */
  readonly weekdays: Readonly<Record<Channel, readonly number[]>>
  /** How many times larger the largest village is than the smallest, where nobody said how many people live in them. */
  readonly villageSpread: number
  /** How long a village is without a network, at least and at most. */
  readonly outageHours: readonly [number, number]
}
export type Channel = 'counter' | 'web'

export interface Village {
  readonly code: string
  /** People who live there, where that is known. */
  readonly people?: number | undefined
}

/** What may be played, and how often compared with the others. */
export interface Playable {
  readonly service: string
  readonly scenario: string
  readonly channel: Channel
  readonly weight: number
}

export interface Arrival extends Omit<Playable, 'weight'> {
  /** Instant of the first step. */
  readonly at: number
  readonly village: string
  /** A number of their own for each family. */
  readonly family: number
}

/** A village without a network, from and until. */
export interface Outage {
  readonly village: string
  readonly from: number
  readonly until: number
}

interface Wish {
  readonly from: number
  readonly until: number
  readonly perDay: number
  readonly villages: readonly Village[]
  readonly playable: readonly Playable[]
  readonly zone: string
  /** Of a hundred villages, how many have no network for some hours on a day. */
  readonly outages: number
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Who comes when, where and for what, in the order of time; and which villages have no network then. The same chance gives the same plan. */
export function planOf(
  chance: Chance,
  habits: Habits,
  wish: Wish,
): { arrivals: Arrival[]; outages: Outage[] } {
  const { zone, villages, playable } = wish
  const weighed = weighedVillages(chance, habits, villages)
  const arrivals: Arrival[] = []
  const outages: Outage[] = []
  for (const midnight of midnights(zone, wish.from, wish.until)) {
    const weekday = (Math.floor((midnight + hoursAhead(zone) * HOUR) / DAY) + 3) % 7
    for (const channel of ['counter', 'web'] as const) {
      const here = playable.filter((each) => each.channel === channel)
      const share = here.reduce((sum, { weight }) => sum + weight, 0) / sumOf(playable)
      const week = habits.weekdays[channel]
      const today = ((week[weekday] ?? 0) * 5) / week.reduce((sum, each) => sum + each, 0)
      const expected = wish.perDay * share * today
      // A part of a person comes now and then.
      const count = Math.floor(expected) + (chance.next() < expected % 1 ? 1 : 0)
      for (let nth = 0; nth < count; nth++) {
        const what = chance.pick(here, ({ weight }) => weight)
        const [hour = '9'] =
          chance.pick(Object.entries(habits.arrivals[channel]), ([, weight]) => weight) ?? []
        const village = chance.pick(weighed, ({ weight }) => weight)
        const at = midnight + Number(hour) * HOUR + Math.floor(chance.next() * HOUR)
        if (!what || !village || at < wish.from || at >= wish.until) continue
        const { service, scenario } = what
        arrivals.push({ at, village: village.code, family: arrivals.length, service, scenario, channel })
      }
    }
    for (const { code } of weighed) {
      if (chance.next() * 100 >= wish.outages) continue
      const from = midnight + chance.between(7, 13) * HOUR
      outages.push({ village: code, from, until: from + chance.between(...habits.outageHours) * HOUR })
    }
  }
  return { arrivals: arrivals.sort((one, other) => one.at - other.at), outages }
}

function sumOf(playable: readonly Playable[]): number {
  return playable.reduce((sum, { weight }) => sum + weight, 0)
}

function weighedVillages(chance: Chance, { villageSpread }: Habits, villages: readonly Village[]) {
  return villages.map(({ code, people }) => ({
    code,
    weight: people ?? 1 + chance.next() * (villageSpread - 1),
  }))
}

/** The beginnings of the local days that the span touches. */
function* midnights(zone: string, from: number, until: number): Generator<number> {
  const ahead = hoursAhead(zone) * HOUR
  for (let day = Math.floor((from + ahead) / DAY); day * DAY - ahead < until; day++) yield day * DAY - ahead
}
