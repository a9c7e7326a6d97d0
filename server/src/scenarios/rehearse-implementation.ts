import type { Role } from '@guyub/contract/identity/roles'
import type { RegionDb } from '../kernel/db.ts'
import { hasAny, perform } from './perform.ts'
import type { Theatre } from './rehearse.ts'

const DAY = 86_400_000
const NEEDED = ['agency-officer', 'planner', 'secretariat', 'village-clerk'] as const

interface Line {
  readonly id: string
  readonly owner: string
  readonly budget: { readonly year: number | null }
}

/**
 * Shows a plan being carried out: obstacles of an activity and of a village, one of them late, villages that were tested, money
 * reported for quarters, and a refocusing. A region
 * in which somebody reported an obstacle is left alone. Says whether it played.
 */
export async function rehearseImplementation(
  theatre: Theatre,
  region: RegionDb,
  today: Date,
): Promise<boolean> {
  if (await hasAny(region, 'plan_obstacle')) return false
  return perform(theatre, region, today, async ({ cast, post, get, ago }) => {
    if (!NEEDED.every((role) => cast.has(role))) return false
    const send = <Answer>(as: Role, path: string, body: object) => post<Answer>(as, `/plan${path}`, body)
    const read = <Answer>(path: string) => get<Answer>('secretariat', `/plan${path}`)
    const later = (days: number) => new Date(today.getTime() + days * DAY).toISOString().slice(0, 10)
    const lines = await read<Line[]>('/activities')
    const office = cast.get('agency-officer')?.officeCode
    const own = lines.filter(({ owner }) => owner === office)
    const [held] = own
    if (!held) return false
    const money = {
      kind: 'money',
      title: 'Contoh: pengadaan perangkat belum dianggarkan',
      activities: [held.id],
    }
    ago(40)
    const late = await send<{ obstacleId: string }>('agency-officer', '/obstacles', money)
    await send('agency-officer', `/obstacles/${late.obstacleId}/plan`, {
      ...{ remedy: 'Contoh: diusulkan dalam perubahan anggaran.', dueOn: later(-10) },
    })
    const fibre = await send<{ obstacleId: string }>('village-clerk', '/obstacles', {
      ...{ kind: 'fibre', title: 'Contoh: serat optik belum sampai ke kantor desa', owner: 'diskominfo' },
      area: cast.get('village-clerk')?.areaCode,
    })
    await send('secretariat', `/obstacles/${fibre.obstacleId}/plan`, {
      ...{ remedy: 'Contoh: memakai satelit sampai jaringan tersambung.', dueOn: later(30) },
    })
    const testedOn = ago(20)
    const village = cast.get('village-clerk')?.areaCode ?? ''
    const neighbours = await region.db
      .selectFrom('area')
      .select('code')
      .where('code', 'like', `${village.slice(0, 8)}.____`)
      .where('code', '<>', village)
      .orderBy('code')
      .limit(4)
      .execute()
    const tests = [
      { kind: 'fibre', down: 42, up: 18 },
      { kind: 'mobile', down: 6.5, up: 1.5 },
      { kind: 'none' },
      { kind: 'fibre', down: 30, up: 12 },
    ]
    for (const [place, { code }] of neighbours.entries())
      await send('secretariat', '/connectivity', {
        ...{ ...tests[place], area: code, testedOn, means: 'Contoh: situs uji kecepatan' },
      })
    const satellite = { kind: 'satellite', down: 12, up: 3 }
    await send('village-clerk', '/connectivity', { ...satellite, area: village, testedOn })
    const decidedOn = ago(0)
    const year = today.getUTCFullYear()
    const withMoney = own.filter(({ budget }) => budget.year !== null).slice(0, 3)
    const begun = Math.ceil((today.getUTCMonth() + 1) / 3)
    for (const { id, budget } of withMoney)
      for (let quarter = 1; quarter < begun; quarter += 1)
        await send('agency-officer', `/activities/${id}/realisation`, {
          ...{ year, quarter, spent: Math.round((budget.year ?? 0) * 0.2) },
          ...{ paperKind: 'payment-order', paper: `Contoh: SP2D triwulan ${quarter}` },
        })
    const rule = { year, percent: 10, source: 'csr' }
    const { cut } = await read<{ readonly cut?: number }>(
      `/refocusing/what-if?year=${year}&percent=10&source=csr`,
    )
    if (cut)
      await send('planner', '/refocusing', {
        ...{ ...rule, cut, decidedOn, paperKind: 'decree' },
        ...{ reason: 'Contoh: dialihkan untuk penanganan bencana.', paper: 'Contoh: surat keputusan' },
      })
    return true
  })
}
