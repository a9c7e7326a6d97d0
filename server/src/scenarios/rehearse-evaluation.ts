import { createHash } from 'node:crypto'
import { newCommandId } from '@guyub/contract/command'
import type { RegionDb } from '../kernel/db.ts'
import { typeset } from '../kernel/typst.ts'
import { hasAny, type Performance, perform } from './perform.ts'
import type { Theatre } from './rehearse.ts'

const NEEDED = ['ministry', 'secretariat', 'leader'] as const
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
  if (await hasAny(region, 'evaluation_round')) return false
  return perform(theatre, region, today, async (on) => {
    const assessor = on.cast.get('assessor')
    if (!assessor || NEEDED.some((role) => !on.cast.has(role))) return false
    const { email } = await region.db
      .selectFrom('auth.user')
      .select('email')
      .where('id', '=', assessor.id)
      .executeTakeFirstOrThrow()
    const year = today.getUTCFullYear()
    on.setClock(new Date(Date.UTC(year - 1, 9, 5, 2)))
    await publishedRound(on, year - 1, email)
    on.setClock(today)
    await openRound(on, year, 2, new Date(today.getTime() + 30 * 86_400_000))
    const expiresAt = new Date(today.getTime() + 60 * 86_400_000).toISOString()
    await on.post('ministry', `/evaluation/${year}/2/panel`, { email, isChair: true, expiresAt })
    const paper = await freezePaper(on, 'policy', year)
    await answer(on, { year, stage: 2 }, 'baseline-state', 2.5, [paper])
    return true
  })
}

async function publishedRound(on: Performance, year: number, email: string): Promise<void> {
  const path = `/evaluation/${year}/2`
  await openRound(on, year, 2, new Date(Date.UTC(year, 10, 15)))
  const papers = []
  for (const kind of KINDS) papers.push(await freezePaper(on, kind, year))
  const items = await itemsOf(on)
  for (const [nth, item] of items.entries())
    await answer(on, { year, stage: 2 }, item, scoreOf(nth) + 0.3, papers)
  on.setClock(new Date(Date.UTC(year, 10, 10, 3)))
  await on.post('leader', `${path}/submit`, {})
  const expiresAt = new Date(Date.UTC(year, 11, 31)).toISOString()
  await on.post('ministry', `${path}/panel`, { email, isChair: true, expiresAt })
  for (const [nth, item] of items.entries())
    await on.post('assessor', `${path}/items/${item}/score`, {
      ...{ score: scoreOf(nth), note: 'Contoh umpan balik.', version: 1 },
    })
  for (const [kind, finding] of FINDINGS) await on.post('assessor', `${path}/findings`, { kind, finding })
  on.setClock(new Date(Date.UTC(year, 11, 5, 3)))
  await on.post('ministry', `${path}/publish`, {
    letterNumber: `B-CONTOH/${year}`,
    letterOn: `${year}-12-05`,
  })
}

/** Between 2.2 and 3.6, and not all alike. */
function scoreOf(nth: number): number {
  return Math.round((2.2 + ((nth * 7) % 15) / 10) * 100) / 100
}

async function itemsOf(on: Performance): Promise<string[]> {
  const instruments = await on.get<{ key: string; aspects: { items: { key: string }[] }[] }[]>(
    'ministry',
    '/evaluation/instruments',
  )
  const found = instruments.find(({ key }) => key === INSTRUMENT)
  return found?.aspects.flatMap(({ items }) => items.map(({ key }) => key)) ?? []
}

async function openRound(on: Performance, year: number, stage: number, closesAt: Date): Promise<void> {
  await on.post('ministry', `/evaluation/${year}/${stage}/open`, {
    ...{ instrument: INSTRUMENT, closesAt: closesAt.toISOString(), rankGroup: GROUP },
  })
}

async function answer(
  on: Performance,
  { year, stage }: { readonly year: number; readonly stage: number },
  item: string,
  selfScore: number,
  evidenceIds: readonly string[],
): Promise<void> {
  await on.post('secretariat', `/evaluation/${year}/${stage}/items/${item}/answer`, {
    ...{ answer: 'Contoh jawaban untuk latihan.', selfScore, evidenceIds },
  })
}

async function freezePaper(on: Performance, kind: string, year: number): Promise<string> {
  const content = await typeset('#set page(width: 148mm, height: 105mm)\n= Contoh\nBukan dokumen resmi.', {})
  const commandId = newCommandId()
  const query = new URLSearchParams({
    ...{ commandId, kind, year: String(year), title: `Contoh bukti ${year}`, showsNobody: 'yes' },
    sha256: createHash('sha256').update(content).digest('hex'),
  })
  await on.upload('secretariat', `/evidence/papers?${query}`, content)
  return commandId
}
