import { aspectScores, dimensionScores, type ItemScores } from '@guyub/contract/evaluation'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import type { Fetched } from '../../kernel/transfer.ts'
import { issuedFile } from '../documents/index.ts'
import { findingsOf } from './findings.ts'
import type { EvaluationNeeds } from './needs.ts'
import { type RoundRow, roundRow } from './round-row.ts'

interface Result {
  readonly round: RoundRow
  readonly scores: ItemScores
  readonly letterNumber: string
  readonly letterOn: string
  readonly index: number
}

const TITLES = { strength: 'Kekuatan', weakness: 'Kelemahan', recommendation: 'Rekomendasi' } as const
// The letter is Indonesian: a comma, two decimals.
const shown = (value: number) =>
  new Intl.NumberFormat('id', { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value)
const day = (on: string) =>
  new Intl.DateTimeFormat('id', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(on))

/** What the letter says: the index, what it is made of, and what the panel found. */
export async function resultLetter(ctx: Context, needs: EvaluationNeeds, result: Result) {
  const { round, scores, index } = result
  const { instrument } = round
  const region = await regionToday(ctx)
  const found = await findingsOf(ctx, needs, round)
  const before = await roundBefore(ctx, round)
  const of = (known: Readonly<Record<string, number | null>>, key: string) => {
    const score = known[key]
    return typeof score === 'number' ? shown(score) : null
  }
  const [aspects, dimensions] = [aspectScores(instrument, scores), dimensionScores(instrument, scores)]
  return {
    ...{ region: region.name, rehearsal: region.isRehearsal, year: round.year, stage: round.stage },
    ministry: needs.ministryOn(result.letterOn),
    ...{ letterNumber: result.letterNumber, letterOn: day(result.letterOn), rankGroup: round.rank_group },
    ...{ instrument: instrument.key, note: instrument.note.id, index: shown(index) },
    scale: `${instrument.scale.min} sampai ${instrument.scale.max}`,
    before: before && {
      name: `Evaluasi ${before.year} tahap ${before.stage}`,
      index: shown(before.index),
      change: `${index >= before.index ? '+' : '−'}${shown(Math.abs(index - before.index))}`,
    },
    aspects: instrument.aspects.map(({ key, label }) => ({
      ...{ label: label.id, weight: instrument.weights[key] ?? 0, score: of(aspects, key) },
    })),
    dimensions: instrument.dimensions.map(({ key, label }) => ({
      label: label.id,
      score: of(dimensions, key),
    })),
    findings: Object.entries(TITLES).flatMap(([kind, title]) => {
      const items = found.filter((each) => each.kind === kind).map(({ finding }) => finding)
      return items.length ? [{ title, items }] : []
    }),
  }
}

async function roundBefore({ region }: Context, { year, stage }: RoundRow) {
  const { rows } = await sql<{ year: number; stage: number; index: number }>`
    select year, stage, index_score as index from evaluation_round
    where region_code = ${region.code} and published_at is not null and (year, stage) < (${year}, ${stage})
    order by year desc, stage desc limit 1`.execute(region.db)
  return rows[0] ?? null
}

/** The sealed letter of a published round. */
export async function resultFile(
  ctx: Context,
  { documents }: Pick<EvaluationNeeds, 'documents'>,
  key: { readonly year: number; readonly stage: number },
): Promise<Fetched> {
  const row = await roundRow(ctx.region.db, ctx, key)
  // From the centre's installation it came with the result.
  const bytes = row.letter ?? (row.document_id && (await issuedFile(ctx, documents, row.document_id)))
  if (!bytes) throw new Refusal('evaluation.no_letter')
  return { bytes, mediaType: 'application/pdf', name: `hasil-evaluasi-${key.year}-${key.stage}.pdf` }
}
