import { createHash } from 'node:crypto'
import { newCommandId } from '@guyub/contract/command'
import type { Role } from '@guyub/contract/identity/roles'
import type { FastifyInstance, InjectOptions } from 'fastify'
import type { RegionDb } from '../kernel/db.ts'
import { typeset } from '../kernel/typst.ts'
import { castOf, type Theatre } from './rehearse.ts'

const INSTRUMENT = 'guyub-2021-draft'
const GROUP = 'Kelompok contoh (latihan)'
const KINDS = ['policy', 'org_structure', 'presentation'] as const
const FINDINGS = [
  ['strength', 'Contoh: layanan kependudukan sampai ke kantor desa.'],
  ['weakness', 'Contoh: Dewan Kota Cerdas belum bertemu tiap bulan.'],
  ['recommendation', 'Contoh: tetapkan peraturan bupati tentang rencana induk.'],
] as const

/**
 * Gives a rehearsal region last year's evaluation, published, and this year's, open: through the same door as real people, every
 * paper and letter marked as a sample. A region that has a round is left alone.
 */
export async function rehearseEvaluation(theatre: Theatre, region: RegionDb, today: Date): Promise<boolean> {
  const cast = await castOf(region)
  const assessor = cast.get('assessor')
  const known = await region.db
    .selectFrom('evaluation_round')
    .select('id')
    .where('region_code', '=', region.code)
    .limit(1)
    .executeTakeFirst()
  if (known || !assessor || !cast.has('ministry') || !cast.has('secretariat') || !cast.has('leader'))
    return false
  const { email } = await region.db
    .selectFrom('auth.user')
    .select('email')
    .where('id', '=', assessor.id)
    .executeTakeFirstOrThrow()
  const year = today.getUTCFullYear()
  let clock = new Date(Date.UTC(year - 1, 9, 5, 2))
  const app = theatre.build(
    async ({ headers }) => cast.get(headers['x-actor'] as Role),
    () => clock,
  )
  const stage: Stage = { app, base: `/api/r/${region.code}` }
  try {
    await publishedRound(stage, year - 1, email, (at) => {
      clock = at
    })
    clock = today
    await openRound(stage, year, 2, new Date(today.getTime() + 30 * 86_400_000))
    const seat = {
      email,
      isChair: true,
      expiresAt: new Date(today.getTime() + 60 * 86_400_000).toISOString(),
    }
    await post(stage, 'ministry', `/evaluation/${year}/2/panel`, seat)
    const paper = await freezePaper(stage, 'policy', year)
    await answer(stage, { year, stage: 2 }, 'baseline-state', 2.5, [paper])
  } finally {
    await app.close()
  }
  return true
}

interface Stage {
  readonly app: FastifyInstance
  readonly base: string
}

async function publishedRound(on: Stage, year: number, email: string, setClock: (at: Date) => void) {
  const path = `/evaluation/${year}/2`
  await openRound(on, year, 2, new Date(Date.UTC(year, 10, 15)))
  const papers = []
  for (const kind of KINDS) papers.push(await freezePaper(on, kind, year))
  const items = await itemsOf(on)
  for (const [nth, item] of items.entries())
    await answer(on, { year, stage: 2 }, item, scoreOf(nth) + 0.3, papers)
  setClock(new Date(Date.UTC(year, 10, 10, 3)))
  await post(on, 'leader', `${path}/submit`, {})
  const expiresAt = new Date(Date.UTC(year, 11, 31)).toISOString()
  await post(on, 'ministry', `${path}/panel`, { email, isChair: true, expiresAt })
  for (const [nth, item] of items.entries())
    await post(on, 'assessor', `${path}/items/${item}/score`, {
      ...{ score: scoreOf(nth), note: 'Contoh umpan balik.', version: 1 },
    })
  for (const [kind, finding] of FINDINGS) await post(on, 'assessor', `${path}/findings`, { kind, finding })
  setClock(new Date(Date.UTC(year, 11, 5, 3)))
  await post(on, 'ministry', `${path}/publish`, {
    letterNumber: `B-CONTOH/${year}`,
    letterOn: `${year}-12-05`,
  })
}

/** Between 2.2 and 3.6, and not all alike. */
function scoreOf(nth: number): number {
  return Math.round((2.2 + ((nth * 7) % 15) / 10) * 100) / 100
}

async function itemsOf(on: Stage): Promise<string[]> {
  const instruments = (await get(on, 'ministry', '/evaluation/instruments')) as {
    key: string
    aspects: { items: { key: string }[] }[]
  }[]
  const found = instruments.find(({ key }) => key === INSTRUMENT)
  return found?.aspects.flatMap(({ items }) => items.map(({ key }) => key)) ?? []
}

async function openRound(on: Stage, year: number, stage: number, closesAt: Date): Promise<void> {
  await post(on, 'ministry', `/evaluation/${year}/${stage}/open`, {
    ...{ instrument: INSTRUMENT, closesAt: closesAt.toISOString(), rankGroup: GROUP },
  })
}

async function answer(
  on: Stage,
  { year, stage }: { readonly year: number; readonly stage: number },
  item: string,
  selfScore: number,
  evidenceIds: readonly string[],
): Promise<void> {
  await post(on, 'secretariat', `/evaluation/${year}/${stage}/items/${item}/answer`, {
    ...{ answer: 'Contoh jawaban untuk latihan.', selfScore, evidenceIds },
  })
}

async function freezePaper(on: Stage, kind: string, year: number): Promise<string> {
  const content = await typeset('#set page(width: 148mm, height: 105mm)\n= Contoh\nBukan dokumen resmi.', {})
  const commandId = newCommandId()
  const query = new URLSearchParams({
    ...{ commandId, kind, year: String(year), title: `Contoh bukti ${year}`, showsNobody: 'yes' },
    sha256: createHash('sha256').update(content).digest('hex'),
  })
  await sent(on, {
    method: 'POST',
    url: `${on.base}/evidence/papers?${query}`,
    headers: { 'x-actor': 'secretariat', 'content-type': 'application/octet-stream' },
    payload: content,
  })
  return commandId
}

function post(on: Stage, who: Role, path: string, body: object): Promise<unknown> {
  const payload = { commandId: newCommandId(), ...body }
  return sent(on, { method: 'POST', url: `${on.base}${path}`, headers: { 'x-actor': who }, payload })
}

function get(on: Stage, who: Role, path: string): Promise<unknown> {
  return sent(on, { method: 'GET', url: `${on.base}${path}`, headers: { 'x-actor': who } })
}

async function sent({ app }: Stage, request: InjectOptions): Promise<unknown> {
  const response = await app.inject(request)
  if (response.statusCode !== 200) throw new Error(`rehearsal of the evaluation: ${response.body}`)
  return response.json()
}
