import type { RegionDb } from '../kernel/db.ts'
import { hasAny, type Performance, perform } from './perform.ts'
import type { Theatre } from './rehearse.ts'

const NEEDED = ['secretariat', 'leader', 'civil-registrar', 'village-clerk'] as const
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
  if (await hasAny(region, 'survey')) return false
  const year = today.getUTCFullYear()
  return perform(theatre, region, today, async (on) => {
    if (NEEDED.some((role) => !on.cast.has(role))) return false
    const offices = await region.db
      .selectFrom('office')
      .select('code')
      .where('region_code', '=', region.code)
      .execute()
    const codes = new Set(offices.map(({ code }) => code))
    const programmes = PROGRAMMES.map(([element, office, title, answers]) => ({
      ...{ element, title, answers, office: codes.has(office) ? office : 'dispendukcapil' },
    }))
    on.setClock(new Date(Date.UTC(year - 1, 8, 1, 3)))
    await opened(on, year - 1, programmes)
    for (const { element, answers } of programmes) await answered(on, year - 1, element, answers)
    on.setClock(new Date(Date.UTC(year - 1, 10, 28, 3)))
    const statement = 'Contoh pernyataan: kepala daerah bertanggung jawab atas kebenaran survei ini.'
    await on.post('leader', `/surveys/${year - 1}/close`, { statement })
    on.setClock(today)
    await opened(on, year, programmes.slice(0, 4))
    await drawn(on, year, today)
    return true
  })
}

interface Programme {
  readonly element: string
  readonly title: string
  readonly office: string
}

async function opened(on: Performance, year: number, programmes: readonly Programme[]): Promise<void> {
  const base = `/surveys/${year}`
  await on.post('secretariat', `${base}/prepare`, { form: FORM })
  for (const { element, title, office } of programmes) {
    const path = `${base}/programmes/${element}`
    const service = element === SERVED ? { service: 'pak-saidi' } : {}
    await on.post('secretariat', path, { title, officeCode: office, ...service })
    // Whoever agrees works in the agency that owns the programme.
    await on.post('civil-registrar', `${path}/agree`, {}, office)
  }
  await on.post('secretariat', `${base}/open`, {})
}

/** By chance from the rehearsal's own requests, where somebody was served; and codes for an agency's list. */
async function drawn(on: Performance, year: number, today: Date): Promise<void> {
  const path = `/surveys/${year}/draws`
  const period = { firstDay: `${year - 1}-01-01`, lastDay: today.toISOString().slice(0, 10) }
  const chance = { element: SERVED, source: 'served', count: 20, seed: 'contoh' }
  await on.post('secretariat', path, { ...chance, ...period }).catch((error: Error) => {
    // Where no request was delivered yet, the codes of the list are all there is.
    if (!error.message.includes('survey.nobody_served')) throw error
  })
  const list = 'Contoh: daftar peserta pelatihan, disimpan dinas'
  await on.post('secretariat', path, { element: 'economy.welfare', source: 'list', list, count: 10 })
}

/** Invented answers to codes of a list; every third with an officer. */
async function answered(on: Performance, year: number, element: string, count: number): Promise<void> {
  const list = 'Contoh daftar penerima manfaat'
  await on.post('secretariat', `/surveys/${year}/draws`, { element, source: 'list', list, count })
  const { invitations } = await on.get<{ invitations: { code: string }[] }>(
    'secretariat',
    `/surveys/${year}/invitations?element=${element}`,
  )
  for (const [nth, { code }] of invitations.entries()) {
    const answers = Object.fromEntries(
      QUESTIONS.map((key, at) => [key, 2 + ((nth * 5 + at * 3 + element.length) % 3)]),
    )
    const path = '/surveys/answers'
    if (nth % 3 === 0)
      await on.post('village-clerk', `${path}/enumerated`, { code, answers, isAssisted: true })
    else await on.post(undefined, path, { code, answers })
  }
}
