import { newCommandId } from '@guyub/contract/command'
import type { Role } from '@guyub/contract/identity/roles'
import type { RegionDb } from '../kernel/db.ts'
import { castOf, type Theatre } from './rehearse.ts'

const DAY = 86_400_000

/**
 * Shows a year's quick wins: one was launched a few days ago and waits to be measured from the events of the rehearsal, one is chosen, one was not,
 * and one waits for the secretariat. A region that has quick wins of its own is left alone. Says whether it played.
 */
export async function rehearseQuickWins(theatre: Theatre, region: RegionDb, today: Date): Promise<boolean> {
  const known = await region.db
    .selectFrom('plan_quick_win')
    .select('id')
    .where('region_code', '=', region.code)
    .limit(1)
    .executeTakeFirst()
  const cast = await castOf(region)
  if (known || !cast.has('secretariat') || !cast.has('agency-officer')) return false
  let clock = today
  const app = theatre.build(
    async ({ headers }) => cast.get(headers['x-actor'] as Role),
    () => clock,
  )
  const base = `/api/r/${region.code}/plan`
  const send = async (as: Role, path: string, body: object) => {
    const response = await app.inject({
      ...{ method: 'POST', url: `${base}/quick-wins${path}`, headers: { 'x-actor': as } },
      payload: { commandId: newCommandId(), ...body },
    })
    if (response.statusCode !== 200) throw new Error(`${path}: ${response.body}`)
    return (response.json() as { quickWinId: string }).quickWinId
  }
  const ago = (days: number) => {
    clock = new Date(today.getTime() - days * DAY)
    return clock.toISOString().slice(0, 10)
  }
  const nominate = (as: Role, dimension: string, title: string, more: object = {}) =>
    send(as, '', {
      ...{ title: `Contoh: ${title}`, dimension, year: clock.getFullYear(), ...more },
      reason: 'Contoh: langsung dirasakan warga di semua desa.',
    })
  try {
    const lines = (
      await app.inject({ url: `${base}/activities`, headers: { 'x-actor': 'secretariat' } })
    ).json() as { readonly id: string; readonly key: string | null }[]
    const activity = lines.find(({ key }) => key === 'pak-saidi') ?? lines[0]
    if (!activity) return false
    ago(60)
    const papers = await nominate('agency-officer', 'governance', 'akta terbit di kantor desa', {
      service: 'pak-saidi',
    })
    const signs = await nominate('secretariat', 'branding', 'penanda wisata dua bahasa')
    const tower = await nominate('secretariat', 'environment', 'menara pantau kualitas udara')
    ago(50)
    const launchBy = new Date(today.getTime() + 60 * DAY).toISOString().slice(0, 10)
    const why = 'Contoh: daya ungkitnya besar dan dapat berjalan dalam tahun ini.'
    for (const id of [papers, signs])
      await send('secretariat', `/${id}/decide`, { decision: 'chosen', why, launchBy })
    await send('secretariat', `/${tower}/decide`, {
      ...{ decision: 'not-chosen', why: 'Contoh: pengadaannya lebih lama dari 12 bulan.' },
    })
    await send('agency-officer', `/${papers}/profile`, {
      ...{ output: 'Contoh: dokumen selesai di kantor desa pada hari yang sama.', seen: 0 },
      beneficiaries: 'Contoh: keluarga dengan bayi baru lahir.',
      risks: [
        {
          ...{ risk: 'Contoh: jaringan desa putus', likelihood: 2 },
          mitigation: 'Contoh: permintaan disimpan di perangkat dan dikirim kemudian.',
        },
      ],
    })
    const launchedOn = ago(9)
    await send('agency-officer', `/${papers}/launch`, {
      ...{ launchedOn, activityId: activity.id, indicator: 'requests-received' },
      ...{ paperKind: 'report', paper: 'Contoh: laporan peluncuran' },
    })
    ago(0)
    await nominate('agency-officer', 'society', 'kelas digital untuk kader desa')
    return true
  } finally {
    await app.close()
  }
}
