import type { Role } from '@guyub/contract/identity/roles'
import type { RegionDb } from '../kernel/db.ts'
import { type Performance, perform } from './perform.ts'
import type { Theatre } from './rehearse.ts'

interface Line {
  readonly id: string
  readonly key: string | null
  readonly owner: string
}

/**
 * Shows what it is like when several write one plan: an amendment of the sample is begun; the planner and an agency write the same title, so
 * that a conflict waits; the agency asks for a change of what is not its own, and remarks. A region whose plan has other versions already is
 * left alone. Says whether it played.
 */
export async function rehearsePlan(theatre: Theatre, region: RegionDb, today: Date): Promise<boolean> {
  const versions = await region.db
    .selectFrom('plan')
    .select(['id', 'is_sample'])
    .where('region_code', '=', region.code)
    .execute()
  const [adopted] = versions
  if (versions.length !== 1 || !adopted?.is_sample) return false
  return perform(theatre, region, today, async (on) => {
    if (!on.cast.has('planner') || !on.cast.has('agency-officer')) return false
    await play(on, adopted.id, on.cast.get('agency-officer')?.officeCode ?? '')
    return true
  })
}

async function play({ post, get }: Performance, adopted: string, office: string): Promise<void> {
  const send = (as: Role, path: string, body: object) => post<{ planId: string }>(as, `/plan${path}`, body)
  const lines = await get<Line[]>('planner', '/plan/activities')
  const own = lines.find(({ owner, key }) => owner === office && key === null)
  const other = lines.find(({ owner }) => owner !== office)
  if (!own || !other) return
  await send('agency-officer', `/versions/${adopted}/nodes/activity/${own.id}/comments`, {
    words: 'Contoh: target tahun depan perlu dibicarakan bersama.',
  })
  await send('agency-officer', `/versions/${adopted}/nodes/activity/${other.id}/requests`, {
    ...{ field: 'description', value: 'Contoh: uraian yang diusulkan.' },
    reason: 'Contoh: uraiannya masih kosong.',
  })
  const { planId } = await send('planner', `/versions/${adopted}/amend`, {})
  const title = (value: string) => ({ changes: [{ field: 'title', seen: 0, value }] })
  const path = `/versions/${planId}/nodes/activity/${own.id}/edit`
  await send('planner', path, title('Contoh: judul menurut perencana'))
  await send('agency-officer', path, title('Contoh: judul menurut perangkat daerah'))
  await send('planner', `/versions/${planId}/nodes/word`, {
    fields: { word: 'Guyub', wordEn: 'Together', meaning: 'Contoh: dikerjakan bersama.', position: 3 },
  })
}
