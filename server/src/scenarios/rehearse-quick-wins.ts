import type { Role } from '@guyub/contract/identity/roles'
import type { RegionDb } from '../kernel/db.ts'
import { hasAny, perform } from './perform.ts'
import type { Theatre } from './rehearse.ts'

const DAY = 86_400_000

/**
 * Shows a year's quick wins: one was launched a few days ago and waits to be measured from the events of the rehearsal, one is chosen, one was not,
 * and one waits for the secretariat. A region that has quick wins of its own is left alone. Says whether it played.
 */
export async function rehearseQuickWins(theatre: Theatre, region: RegionDb, today: Date): Promise<boolean> {
  if (await hasAny(region, 'plan_quick_win')) return false
  return perform(theatre, region, today, async ({ cast, post, get, ago }) => {
    if (!cast.has('secretariat') || !cast.has('agency-officer')) return false
    const send = async (as: Role, path: string, body: object) =>
      (await post<{ quickWinId: string }>(as, `/plan/quick-wins${path}`, body)).quickWinId
    const nominate = (as: Role, on: string, dimension: string, title: string, more: object = {}) =>
      send(as, '', {
        ...{ title: `Contoh: ${title}`, dimension, year: Number(on.slice(0, 4)), ...more },
        reason: 'Contoh: langsung dirasakan warga di semua desa.',
      })
    const lines = await get<{ readonly id: string; readonly key: string | null }[]>(
      'secretariat',
      '/plan/activities',
    )
    const activity = lines.find(({ key }) => key === 'pak-saidi') ?? lines[0]
    if (!activity) return false
    const begun = ago(60)
    const papers = await nominate('agency-officer', begun, 'governance', 'akta terbit di kantor desa', {
      service: 'pak-saidi',
    })
    const signs = await nominate('secretariat', begun, 'branding', 'penanda wisata dua bahasa')
    const tower = await nominate('secretariat', begun, 'environment', 'menara pantau kualitas udara')
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
    await nominate('agency-officer', ago(0), 'society', 'kelas digital untuk kader desa')
    return true
  })
}
