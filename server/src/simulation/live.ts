import { readFileSync } from 'node:fs'
import { openCalendars } from '../capabilities/calendar/index.ts'
import { officesOf } from '../capabilities/regions/index.ts'
import type { Pool, RegionDb } from '../kernel/db.ts'
import { Failure } from '../kernel/failure.ts'
import { openServices } from '../kernel/installed-services.ts'
import { farDoor } from './far-door.ts'
import { dismiss, employ, nameOf } from './people.ts'
import type { Village } from './plan.ts'
import { prepare, simulate, type Wish } from './simulate.ts'

interface House {
  readonly pool: Pool
  readonly appUrl: string
  readonly now: () => Date
}

/** Lives the days at a server that runs, with accounts of its own; they lose their places when it is over. */
export async function live(house: House, address: string, region: RegionDb, wish: Wish) {
  const services = openServices(house.appUrl)
  const calendar = await openCalendars().of({ region, now: house.now })
  const ground = { region, calendar, services }
  try {
    const prepared = await prepare(ground, wish)
    const { door, heard } = farDoor(address)
    try {
      const cookies = await employ(house, address, region.code, prepared.places)
      const told = await simulate(
        ground,
        wish,
        prepared,
        door,
        (place) => ({ cookie: cookies.get(nameOf(place)) ?? '' }),
        Date.now,
      )
      const { mishaps } = told
      const isSound = !told.broken.length && !mishaps.wrong.length
      const { requests, turnedAway, unanswered, times } = heard
      return {
        ...told,
        isSound,
        requests,
        turnedAway,
        unanswered,
        p50: share(times, 0.5),
        p99: share(times, 0.99),
      }
    } finally {
      await dismiss(house, region.code)
    }
  } finally {
    await services.close()
  }
}

function share(times: readonly number[], part: number): number {
  const sorted = [...times].sort((one, other) => one - other)
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0)
}

/** Villages spread over the region, each with its inhabitants where a file tells them. */
export async function villagesOf(
  region: RegionDb,
  count: number,
  file: string | boolean | undefined,
): Promise<Village[]> {
  const { offices } = await officesOf(region, { limit: 10_000 })
  const all = offices.filter(({ kind }) => kind === 'village').map(({ code }) => code)
  const people = typeof file === 'string' ? inhabitantsIn(file) : new Map<string, number>()
  const known = people.size ? all.filter((code) => people.has(code)) : all
  const step = Math.max(1, Math.floor(known.length / count))
  const chosen = known.filter((_, index) => index % step === 0).slice(0, count)
  if (!chosen.length)
    throw new Failure('usage', {
      id: 'tidak ada desa untuk disimulasikan; periksa wilayah dan berkas --people',
      en: 'there are no villages to simulate; look at the region and at the file of --people',
    })
  return chosen.map((code) => ({ code, people: people.get(code) }))
}

function inhabitantsIn(file: string): Map<string, number> {
  const rows = readFileSync(file, 'utf8').matchAll(/^"?(\d{2}\.\d{2}\.\d{2}\.\d{4})"?[,;]"?(\d+)"?\s*$/gm)
  return new Map([...rows].map(([, code = '', people]) => [code, Number(people)]))
}

/** A whole number that an option says, or what stands for it. */
export function numberOf(
  said: string | boolean | undefined,
  option: string,
  standard: number,
  most: number,
): number {
  if (said === undefined) return standard
  const number = Number(said)
  if (Number.isInteger(number) && number >= 0 && number <= most) return number
  throw new Failure('usage', {
    id: `--${option} harus bilangan bulat dari 0 sampai ${most}`,
    en: `--${option} must be a whole number from 0 to ${most}`,
  })
}
