import type { Office } from '@guyub/contract/regions'
import {
  type Account,
  createAccount,
  type FindOffice,
  loadSamplePeople as load,
} from './capabilities/identity/index.ts'
import { officeByCode, officesOf } from './capabilities/regions/index.ts'
import type { Pool } from './kernel/db.ts'

interface House {
  readonly pool: Pool
  readonly now: () => Date
}

export const findOffice: FindOffice = officeByCode

/** Makes an account with its places; returns the password once. See `createAccount`. */
export function createUser({ pool, now }: House, account: Account) {
  return createAccount({ pool, now, findOffice }, account)
}

/** Fills a rehearsal region, whose offices are there, with one person for each role; returns their password once. */
export async function loadSamplePeople({ pool, now }: House, region: string, domain = 'latihan.test') {
  const { offices } = await officesOf(pool.region(region), { limit: 10_000 })
  const [village, neighbour] = offices.filter(({ kind }) => kind === 'village')
  const district = offices.find(({ code }) => code === village?.parent)
  const byFunction = (wanted: Office['function']) =>
    offices.find((office) => office.function === wanted && office.kind !== 'village')
  const needed = {
    government: offices.find(({ kind }) => kind === 'regency'),
    village,
    neighbour,
    district,
    registrar: byFunction('civil-registration'),
    communication: byFunction('communication'),
    planning: byFunction('planning'),
  }
  for (const [name, office] of Object.entries(needed))
    if (!office) throw new Error(`region ${region} has no office for: ${name}`)
  return load({ pool, now, findOffice }, region, needed as { [K in keyof typeof needed]: Office }, domain)
}
