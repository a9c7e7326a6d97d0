import type { Role } from '@guyub/contract/identity/roles'
import type { RegionDb } from '../kernel/db.ts'
import { hasAny, type Performance, perform } from './perform.ts'
import type { Theatre } from './rehearse.ts'

const PATH = '/dispositions'
const DAY = 86_400_000
const NEEDED = [
  'regional-secretary',
  'leader',
  'secretariat',
  'planner',
  'agency-officer',
  'civil-registrar',
] as const

/** Somebody of the cast at their own office, or standing at another. */
interface At {
  readonly role: Role
  readonly office: string
}

/**
 * Gives a rehearsal region letters between its offices: answered and late, passed on, returned as not theirs and given to another, a
 * secret one, copies; and agreements on data that hold, wait and are over. Through the same door as real people; every subject says that it
 * is a sample. A region that has a letter is left alone.
 */
export async function rehearseDispositions(
  theatre: Theatre,
  region: RegionDb,
  today: Date,
): Promise<boolean> {
  if (await hasAny(region, 'disposition_letter')) return false
  return perform(theatre, region, today, async (on) => {
    if (NEEDED.some((role) => !on.cast.has(role))) return false
    const offices = await officesOf(region)
    const [registry, health, social, works, schools, audit] = [
      ...['civil-registration', 'health', 'social', 'public-works', 'education', 'inspectorate'],
    ].map((wanted) => offices.find(({ function: its }) => its === wanted)?.code)
    const district = offices.find(({ kind }) => kind === 'district')?.code
    const own = (role: Role): At => ({ role, office: on.cast.get(role)?.officeCode ?? '' })
    const at = (office: string): At => ({ role: 'agency-officer', office })
    if (!registry || !health || !social || !works || !schools || !district) return false
    const [secretary, planner, head, desk] = [
      ...(['regional-secretary', 'planner', 'leader', 'secretariat'] as const),
    ].map(own) as [At, At, At, At]
    const day = (days: number) => new Date(today.getTime() + days * DAY).toISOString().slice(0, 10)

    on.ago(20)
    const babies = await send(on, secretary, {
      ...{ subject: 'Contoh: bayi yang belum berakta', to: [health, social], copies: [planner.office] },
      ...{ dueOn: day(-12), instructions: ['follow-up', 'coordinate'] },
      body: 'Cocokkan data bayi di posyandu dengan akta kelahiran, lalu laporkan per kecamatan.',
    })
    on.ago(18)
    const passed = await send(on, at(health), {
      ...{ subject: 'Contoh: data posyandu kecamatan', to: [district], parent: babies[health] },
      ...{ dueOn: day(-14), instructions: ['supply-data'] },
    })
    on.ago(15)
    await answer(
      on,
      at(district),
      passed[district],
      'Contoh laporan: 14 bayi belum berakta, daftar per posyandu terlampir di SRIKANDI.',
    )
    await step(on, at(health), passed[district], 'accept')
    on.ago(13)
    await answer(
      on,
      at(health),
      babies[health],
      'Contoh laporan: data sudah dicocokkan, 41 keluarga dijadwalkan.',
    )
    await step(on, secretary, babies[health], 'accept')
    on.ago(12)
    await step(on, at(social), babies[social], 'take')

    on.ago(16)
    const roads = await send(on, planner, {
      ...{
        subject: 'Contoh: lampu jalan yang padam',
        to: [works],
        dueOn: day(-9),
        instructions: ['complete'],
      },
    })
    on.ago(14)
    await step(on, at(works), roads[works], 'return', {
      ...{ reason: 'Contoh: lampu jalan bukan urusan kami.', belongsTo: desk.office },
    })
    on.ago(13)
    const again = await on.post<{ handoverId: string }>(
      ...act(planner, roads[works], 'redirect', { to: desk.office, dueOn: day(-6) }),
    )
    on.ago(12)
    await step(on, desk, again.handoverId, 'return', {
      reason: 'Contoh: kami hanya mengurus jaringan.',
      belongsTo: 'unknown',
    })

    on.ago(9)
    await send(on, head, {
      ...{ subject: 'Contoh: paparan rencana induk', to: [planner.office, desk.office], dueOn: day(3) },
      ...{ confidentiality: 'terbatas', instructions: ['prepare', 'attend'] },
      official: { number: '000/CONTOH/2026', url: 'https://contoh.invalid/surat' },
    })
    if (audit)
      await send(on, head, {
        ...{ subject: 'Contoh: pemeriksaan mendadak', to: [audit], confidentiality: 'rahasia' },
        ...{ dueOn: day(2), instructions: ['study'] },
      })
    on.ago(8)
    const pupils = await send(on, at(schools), {
      ...{ subject: 'Contoh: siswa yang belum punya kartu identitas', to: [registry], dueOn: day(1) },
      ...{ instructions: ['complete'], body: 'Mohon jadwal perekaman di sekolah.' },
    })
    on.ago(6)
    const figures = await send(on, own('agency-officer'), {
      ...{ subject: 'Contoh: angka kelahiran Februari', to: [health, schools], dueOn: day(-2) },
      ...{ instructions: ['know', 'advise'], copies: [desk.office] },
    })
    on.ago(4)
    await answer(on, at(health), figures[health], 'Contoh laporan: angka sesuai dengan catatan puskesmas.')
    await send(on, at(registry), {
      ...{ subject: 'Contoh: jadwal perekaman di sekolah', to: [district], parent: pupils[registry] },
      ...{ dueOn: day(1), instructions: ['coordinate'] },
    })
    on.setClock(today)
    await agreements(on, { registry, health, planner, day })
    return true
  })
}

interface Letter {
  readonly subject: string
  readonly to: readonly string[]
  readonly dueOn: string
  readonly instructions: readonly string[]
  readonly copies?: readonly string[]
  readonly body?: string
  readonly confidentiality?: string
  readonly parent?: string | undefined
  readonly official?: object
}

async function send(on: Performance, { role, office }: At, letter: Letter): Promise<Record<string, string>> {
  const whole = { confidentiality: 'biasa', ...letter }
  const { handovers } = await on.post<{ handovers: Record<string, string> }>(role, PATH, whole, office)
  return handovers
}

function act({ role, office }: At, handover: string | undefined, kind: string, more: object = {}) {
  return [role, `${PATH}/handovers/${handover}/${kind}`, more, office] as const
}

async function step(on: Performance, who: At, handover: string | undefined, kind: string, more: object = {}) {
  await on.post(...act(who, handover, kind, more))
}

async function answer(on: Performance, who: At, handover: string | undefined, report: string): Promise<void> {
  await step(on, who, handover, 'report', { report })
}

interface Sides {
  readonly registry: string
  readonly health: string
  readonly planner: At
  readonly day: (days: number) => string
}

async function agreements(on: Performance, { registry, health, planner, day }: Sides): Promise<void> {
  const propose = async ({ role, office }: At, more: object) => {
    const { agreementId } = await on.post(
      role,
      `${PATH}/agreements`,
      {
        ...{ service: 'pak-saidi', fields: ['state', 'area', 'submitted-on'] },
        ...{ legalBasis: 'Contoh dasar hukum (bukan perjanjian sungguhan)', ...more },
      },
      office,
    )
    return agreementId
  }
  const decide = (agreementId: string | undefined) =>
    on.post('civil-registrar', `${PATH}/agreements/${agreementId}/decide`, { verdict: 'agreed' }, registry)
  on.ago(60)
  const former = await propose(
    { role: 'agency-officer', office: health },
    {
      ...{
        title: 'Contoh: cakupan imunisasi tahap satu',
        purpose: 'Menghitung cakupan imunisasi bayi per desa.',
      },
      ...{ startsOn: day(-60), expiresOn: day(-30) },
    },
  )
  await decide(former)
  on.ago(10)
  const holds = await propose(
    { role: 'agency-officer', office: health },
    {
      ...{
        title: 'Contoh: cakupan imunisasi tahap dua',
        purpose: 'Menghitung cakupan imunisasi bayi per desa.',
      },
      ...{ startsOn: day(-10), expiresOn: day(180) },
    },
  )
  await decide(holds)
  on.ago(3)
  const { items } = await on.get<{ items: { trackingCode: string }[] }>('civil-registrar', '/cases?box=all')
  const [first] = items
  if (first)
    await on.post(
      'agency-officer',
      `${PATH}/agreements/${holds}/look`,
      { caseCode: first.trackingCode, reason: 'Contoh: mencocokkan catatan posyandu.' },
      health,
    )
  await propose(planner, {
    ...{
      title: 'Contoh: kelahiran untuk proyeksi penduduk',
      purpose: 'Menyusun proyeksi penduduk per desa.',
    },
    ...{ startsOn: day(0), expiresOn: day(365) },
  })
}

async function officesOf({ code, db }: RegionDb) {
  return db
    .selectFrom('office')
    .select(['code', 'kind', 'function'])
    .where('region_code', '=', code)
    .where('kind', 'in', ['agency', 'district'])
    .where('active', '=', true)
    .orderBy('code')
    .execute()
}
