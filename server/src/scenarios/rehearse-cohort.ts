import type { RegionDb } from '../kernel/db.ts'
import { hasAny, perform } from './perform.ts'
import type { Theatre } from './rehearse.ts'

const DAY = 86_400_000
const PEOPLE: readonly (readonly [string, string, string])[] = [
  ['Ayu Lestari (contoh)', 'diskominfo', 'tata-kelola'],
  ['Bagas Pratama (contoh)', 'bappeda', 'tata-kelola'],
  ['Citra Wulandari (contoh)', 'dispendukcapil', 'tata-kelola'],
  ['Dimas Saputra (contoh)', 'dinas-kesehatan', 'kehidupan'],
  ['Eka Maharani (contoh)', 'dinas-pendidikan', 'masyarakat'],
  ['Fajar Nugroho (contoh)', 'dinas-lingkungan-hidup', 'lingkungan'],
]
const STAGES = ['tahap-1', 'tahap-2', 'tahap-3', 'tahap-4'] as const

/**
 * Gives a rehearsal region a technical guidance of which two stages are over and two are to come, through the same door as real
 * people, with invented names that say so. A region that has one is left alone.
 */
export async function rehearseCohort(theatre: Theatre, region: RegionDb, today: Date): Promise<boolean> {
  if (await hasAny(region, 'cohort')) return false
  return perform(theatre, region, today, async ({ cast, post: send }) => {
    if (!cast.has('secretariat')) return false
    const post: Post = (path, body) => send('secretariat', `/cohorts${path}`, body)
    const wave = String(today.getUTCFullYear())
    const { cohortId = '' } = await post('', {
      template: 'bimtek',
      title: 'Bimtek penyusunan rencana induk (contoh)',
      wave,
    })
    const delegates = await named(post, cohortId, await officesOf(region))
    // Two stages lie behind, two ahead, four weeks between them, each on a Monday and a Tuesday.
    for (const [index, stage] of STAGES.entries())
      for (const half of [0, 1]) {
        const day = new Date(mondayBefore(today).getTime() + (index * 28 - 49 + half) * DAY)
        const { sessionId } = await post(`/${cohortId}/sessions`, aSession(stage, day, half))
        if (day < today)
          await present(post, `/${cohortId}/sessions/${sessionId}`, delegates, day, index + half)
      }
    await post('', { template: 'sosialisasi', title: 'Sosialisasi kota cerdas (contoh)', wave: null })
    return true
  })
}

function mondayBefore(day: Date): Date {
  return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * DAY)
}

type Post = (path: string, body: object) => Promise<Record<string, string>>

async function officesOf(region: RegionDb): Promise<ReadonlySet<string>> {
  const rows = await region.db
    .selectFrom('office')
    .select('code')
    .where('region_code', '=', region.code)
    .execute()
  return new Set(rows.map(({ code }) => code))
}

async function named(post: Post, cohortId: string, offices: ReadonlySet<string>): Promise<string[]> {
  const ids: string[] = []
  const add = async (person: object) => {
    const { delegateId = '' } = await post(`/${cohortId}/delegates`, person)
    ids.push(delegateId)
  }
  for (const [name, code, group] of PEOPLE) {
    const office = offices.has(code) ? code : null
    const unit = office ? null : 'Perangkat daerah (contoh)'
    await add({ office, unit, name, title: null, group, replaces: null })
  }
  await add({
    ...{ office: null, unit: 'Perguruan tinggi (contoh)', title: 'Dosen', group: null, replaces: null },
    name: 'Galih Permata (contoh)',
  })
  return ids
}

function aSession(stage: string, day: Date, half: number) {
  return {
    stage,
    title: half ? 'Hari kedua' : 'Hari pertama',
    day: day.toISOString().slice(0, 10),
    ...{ starts: '08:00', ends: '16:00', place: 'Ruang rapat utama (contoh)', isCancelled: false },
    people: [
      { name: 'Pembimbing (contoh)', part: 'mentor' },
      { name: 'Pendamping (contoh)', part: 'companion' },
    ],
    materials: [],
    minutes: half ? null : 'Rapat dibuka sekretariat.\nKelompok kerja menyusun bahan tahap ini. (contoh)',
  }
}

async function present(post: Post, session: string, delegates: readonly string[], day: Date, turn: number) {
  const occurredAt = new Date(day.getTime()).toISOString()
  const marks = delegates.map((delegateId, index) => ({
    ...{ delegateId, occurredAt, present: (index + turn) % 7 !== 5 },
    substitute: (index + turn) % 7 === 3 ? 'Staf pengganti (contoh)' : null,
  }))
  await post(`${session}/attendance`, { means: 'list', marks })
}
