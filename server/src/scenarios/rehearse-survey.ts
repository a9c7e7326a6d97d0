import { newCommandId } from '@guyub/contract/command'
import type { Role } from '@guyub/contract/identity/roles'
import type { FastifyInstance } from 'fastify'
import type { RegionDb } from '../kernel/db.ts'
import { castOf, type Theatre } from './rehearse.ts'

const FORM = 'guyub-2026-draft'
const SERVED = 'governance.public_service'
/** Element, agency, title and how many answered. The last is too few to be told, as real ones will be. */
const PROGRAMMES = [
  [SERVED, 'dispendukcapil', 'Contoh: akta dan KIA dari kantor desa', 8],
  ['branding.tourism', 'disbudpar', 'Contoh: kalender acara wisata', 6],
  ['economy.welfare', 'dinas-koperasi', 'Contoh: pelatihan usaha mikro', 7],
  ['living.health', 'dinas-kesehatan', 'Contoh: antrean puskesmas dari rumah', 8],
  ['society.learning', 'dinas-pendidikan', 'Contoh: perpustakaan sekolah daring', 6],
  ['environment.waste', 'dlh', 'Contoh: bank sampah desa', 3],
] as const
const QUESTIONS = ['known', 'easy', 'fast', 'useful', 'better'] as const

/**
 * Gives a rehearsal region last year's impact survey, closed, and this year's, open with respondents drawn from the rehearsal's own
 * requests: through the same door as real people, every programme marked as a sample. A region that has a survey is left alone.
 */
export async function rehearseSurvey(theatre: Theatre, region: RegionDb, today: Date): Promise<boolean> {
  const cast = await castOf(region)
  const known = await region.db
    .selectFrom('survey')
    .select('id')
    .where('region_code', '=', region.code)
    .limit(1)
    .executeTakeFirst()
  const needed = ['secretariat', 'leader', 'civil-registrar', 'village-clerk'] as const
  if (known || needed.some((role) => !cast.has(role))) return false
  const year = today.getUTCFullYear()
  let clock = new Date(Date.UTC(year - 1, 8, 1, 3))
  const app = theatre.build(
    async ({ headers }) => {
      const actor = cast.get(headers['x-actor'] as Role)
      // Whoever agrees works in the agency that owns the programme.
      const officeCode = headers['x-office']
      return actor && typeof officeCode === 'string' ? { ...actor, officeCode } : actor
    },
    () => clock,
  )
  const stage = { app, base: `/api/r/${region.code}/surveys` }
  try {
    const offices = await region.db
      .selectFrom('office')
      .select('code')
      .where('region_code', '=', region.code)
      .execute()
    const codes = new Set(offices.map(({ code }) => code))
    const programmes = PROGRAMMES.map(([element, office, title, answers]) => ({
      ...{ element, title, answers, office: codes.has(office) ? office : 'dispendukcapil' },
    }))
    await opened(stage, year - 1, programmes)
    for (const { element, answers } of programmes) await answered(stage, year - 1, element, answers)
    clock = new Date(Date.UTC(year - 1, 10, 28, 3))
    const statement = 'Contoh pernyataan: kepala daerah bertanggung jawab atas kebenaran survei ini.'
    await post(stage, `/${year - 1}/close`, { statement }, 'leader')
    clock = today
    await opened(stage, year, programmes.slice(0, 4))
    await drawn(stage, year, today)
  } finally {
    await app.close()
  }
  return true
}

interface Stage {
  readonly app: FastifyInstance
  readonly base: string
}

interface Programme {
  readonly element: string
  readonly title: string
  readonly office: string
}

async function opened(stage: Stage, year: number, programmes: readonly Programme[]): Promise<void> {
  await post(stage, `/${year}/prepare`, { form: FORM }, 'secretariat')
  for (const { element, title, office } of programmes) {
    const path = `/${year}/programmes/${element}`
    const service = element === SERVED ? { service: 'pak-saidi' } : {}
    await post(stage, path, { title, officeCode: office, ...service }, 'secretariat')
    await post(stage, `${path}/agree`, {}, 'civil-registrar', office)
  }
  await post(stage, `/${year}/open`, {}, 'secretariat')
}

/** By chance from the rehearsal's own requests, where somebody was served; and codes for an agency's list. */
async function drawn({ app, base }: Stage, year: number, today: Date): Promise<void> {
  const period = { firstDay: `${year - 1}-01-01`, lastDay: today.toISOString().slice(0, 10) }
  await app.inject({
    method: 'POST',
    url: `${base}/${year}/draws`,
    headers: { 'x-actor': 'secretariat' },
    payload: {
      ...{ commandId: newCommandId(), element: SERVED, source: 'served', count: 20, seed: 'contoh' },
      ...period,
    },
  })
  const list = 'Contoh: daftar peserta pelatihan, disimpan dinas'
  await post(
    { app, base },
    `/${year}/draws`,
    { element: 'economy.welfare', source: 'list', list, count: 10 },
    'secretariat',
  )
}

/** Invented answers to codes of a list; every third with an officer. */
async function answered(stage: Stage, year: number, element: string, count: number): Promise<void> {
  const list = 'Contoh daftar penerima manfaat'
  await post(stage, `/${year}/draws`, { element, source: 'list', list, count }, 'secretariat')
  const { app, base } = stage
  const response = await app.inject({
    url: `${base}/${year}/invitations?element=${element}`,
    headers: { 'x-actor': 'secretariat' },
  })
  const { invitations } = response.json() as { invitations: { code: string }[] }
  for (const [nth, { code }] of invitations.entries()) {
    const answers = Object.fromEntries(
      QUESTIONS.map((key, at) => [key, 2 + ((nth * 5 + at * 3 + element.length) % 3)]),
    )
    if (nth % 3 === 0)
      await post(stage, '/answers/enumerated', { code, answers, isAssisted: true }, 'village-clerk')
    else await post(stage, '/answers', { code, answers })
  }
}

async function post(
  { app, base }: Stage,
  path: string,
  body: object,
  as?: Role,
  office?: string,
): Promise<unknown> {
  const response = await app.inject({
    method: 'POST',
    url: `${base}${path}`,
    headers: { ...(as && { 'x-actor': as }), ...(office && { 'x-office': office }) },
    payload: { commandId: newCommandId(), ...body },
  })
  if (response.statusCode !== 200) throw new Error(`rehearsal of the survey: ${path} ${response.body}`)
  return response.json()
}
