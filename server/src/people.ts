import { isNation, type Office } from '@guyub/contract/regions'
import {
  type Account,
  createAccount,
  type FindOffice,
  loadSamplePeople as load,
  loadSampleCentre,
  type SampleCentre,
  type SampleOffices,
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

/**
 * Fills a rehearsal region, or the rehearsal of the centre, whose offices are there, with one person for each role;
 * returns their password once.
 */
export async function loadSamplePeople({ pool, now }: House, region: string, domain = 'latihan.test') {
  const { offices } = await officesOf(pool.region(region), { limit: 10_000 })
  const needs = { pool, now, findOffice }
  const ofKind = (wanted: Office['kind']) => offices.find(({ kind }) => kind === wanted)
  if (isNation(region)) {
    const centre = {
      ministry: ofKind('ministry'),
      directorate: ofKind('directorate'),
      province: offices.find(({ code }) => code === SAMPLE_PROVINCE),
    }
    return loadSampleCentre(needs, region, complete<SampleCentre>(region, centre), domain)
  }
  const [village, neighbour] = offices.filter(({ kind }) => kind === 'village')
  const district = offices.find(({ code }) => code === village?.parent)
  const byFunction = (wanted: Office['function']) =>
    offices.find((office) => office.function === wanted && office.kind !== 'village')
  const needed = {
    government: ofKind('regency'),
    secretary: offices.find(({ kind, function: its }) => kind === 'agency' && its === 'government'),
    village,
    neighbour,
    district,
    registrar: byFunction('civil-registration'),
    communication: byFunction('communication'),
    inspectorate: byFunction('inspectorate'),
    publicWorks: byFunction('public-works'),
    environment: byFunction('environment'),
    hospital: byFunction('hospital'),
    planning: byFunction('planning'),
  }
  return load(needs, region, complete<SampleOffices>(region, needed), domain)
}

/** East Java, in which most of the regions lie that are furnished. */
const SAMPLE_PROVINCE = '35'

function complete<Offices>(region: string, found: { [K in keyof Offices]: Office | undefined }): Offices {
  for (const [name, office] of Object.entries(found))
    if (!office) throw new Error(`region ${region} has no office for: ${name}`)
  return found as Offices
}
