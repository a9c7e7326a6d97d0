import { isNation } from '@guyub/contract/regions'
import { officesOf, officeWithFunction } from './capabilities/regions/index.ts'
import type { Db, Pool } from './kernel/db.ts'
import type { Sentence } from './kernel/failure.ts'
import { createUser, loadSamplePeople } from './people.ts'

/** Passwords that are told once and kept nowhere. */
export interface FirstPeople {
  readonly administrator: { readonly email: string; readonly password: string }
  readonly rehearsals: readonly {
    readonly region: string
    readonly password: string
    readonly emails: readonly string[]
  }[]
}

interface House {
  readonly pool: Pool
  readonly reader: Db
  readonly say: (sentence: Sentence) => void
}

const EMAIL = 'admin@guyub.local'
const REHEARSAL_DOMAIN = 'latihan.test'
const DECREE = 'Pemasangan (ganti dengan nomor keputusan)'

/** The first administrator, of every real region, and one account for each role in every rehearsal; nothing where somebody is already. */
export async function firstPeople({ pool, reader, say }: House): Promise<FirstPeople | undefined> {
  const somebody = await pool
    .region('')
    .db.selectFrom('auth.user')
    .select('id')
    .where('email', 'not like', `%.${REHEARSAL_DOMAIN}`)
    .limit(1)
    .executeTakeFirst()
  if (somebody) return undefined
  say({ id: 'Membuat administrator pertama …', en: 'Creating the first administrator …' })
  const house = { pool, now: () => new Date() }
  const regions = await reader
    .selectFrom('region')
    .select(['region_code', 'kind'])
    .orderBy('region_code')
    .execute()

  const rehearsals = []
  for (const { region_code: region } of regions.filter(({ kind }) => kind === 'rehearsal')) {
    const { password, people } = await loadSamplePeople(
      house,
      region,
      `${region.toLowerCase()}.${REHEARSAL_DOMAIN}`,
    )
    rehearsals.push({ region, password, emails: people.map(({ email }) => email) })
  }
  // Last, so that a start that is interrupted before it begins here again.
  const memberships = []
  for (const { region_code: region } of regions.filter(({ kind }) => kind === 'real')) {
    const office = await officeOfAdministrator(pool, region)
    if (office) memberships.push({ region, office: office.code, role: 'admin' as const, decree: DECREE })
  }
  const { password } = await createUser(house, { name: 'Administrator', email: EMAIL, memberships })
  return { administrator: { email: EMAIL, password }, rehearsals }
}

/** The agency of communication manages a region's people, the ministry those of the centre. */
async function officeOfAdministrator(pool: Pool, code: string) {
  const region = pool.region(code)
  if (!isNation(code)) return officeWithFunction(region, 'communication')
  return (await officesOf(region, { kind: 'ministry', limit: 1 })).offices[0]
}
