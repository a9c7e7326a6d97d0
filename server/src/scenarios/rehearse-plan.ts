import { newCommandId } from '@guyub/contract/command'
import type { Role } from '@guyub/contract/identity/roles'
import type { FastifyInstance } from 'fastify'
import type { RegionDb } from '../kernel/db.ts'
import { castOf, type Theatre } from './rehearse.ts'

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
  const cast = await castOf(region)
  if (versions.length !== 1 || !adopted?.is_sample || !cast.has('planner') || !cast.has('agency-officer'))
    return false
  const app = theatre.build(
    async ({ headers }) => cast.get(headers['x-actor'] as Role),
    () => today,
  )
  try {
    await play(app, `/api/r/${region.code}/plan`, adopted.id, cast.get('agency-officer')?.officeCode ?? '')
    return true
  } finally {
    await app.close()
  }
}

async function play(app: FastifyInstance, base: string, adopted: string, office: string): Promise<void> {
  const send = async (as: Role, path: string, body: object) => {
    const response = await app.inject({
      ...{ method: 'POST', url: `${base}${path}`, headers: { 'x-actor': as } },
      payload: { commandId: newCommandId(), ...body },
    })
    if (response.statusCode !== 200) throw new Error(`${path}: ${response.body}`)
    return response.json() as { planId: string }
  }
  const lines = (
    await app.inject({ url: `${base}/activities`, headers: { 'x-actor': 'planner' } })
  ).json() as Line[]
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
