import { readFileSync } from 'node:fs'
import type { Instrument, RoundSummary } from '@guyub/contract/evaluation'
import { z } from 'zod'
import type { Context } from '../../kernel/context.ts'
import { stateOf } from './round-row.ts'

/** Results that others published of years before: facts with their source, which no round of ours computes. */
const TOLD = z
  .object({
    results: z.array(z.object({ member: z.string(), year: z.int(), index: z.number(), source: z.string() })),
  })
  .parse(
    JSON.parse(readFileSync(new URL('../../../../reference/movement/history.json', import.meta.url), 'utf8')),
  ).results

interface Scores {
  readonly aspects: Readonly<Record<string, number>>
  readonly dimensions: Readonly<Record<string, number>>
}

/** Year against year: every round, and what sources tell of the years before. */
export async function rounds(ctx: Context) {
  const { code, db } = ctx.region
  const rows = await db
    .selectFrom('evaluation_round')
    .selectAll()
    .where('region_code', '=', code)
    .orderBy('year', 'desc')
    .orderBy('stage', 'desc')
    .execute()
  return {
    rounds: rows.map((row): RoundSummary => {
      const instrument = row.instrument as unknown as Instrument
      const scores = row.scores as unknown as Scores | null
      const scored = <Part extends Instrument['aspects'][number] | Instrument['dimensions'][number]>(
        parts: readonly Part[],
        of: Readonly<Record<string, number>> | undefined,
      ) =>
        parts.flatMap(({ key, label }) => {
          const score = of?.[key]
          return score === undefined ? [] : [{ key, label, score }]
        })
      return {
        ...{ year: row.year, stage: row.stage, instrument: row.instrument_key, rankGroup: row.rank_group },
        state: stateOf(row, ctx.now()),
        closesAt: row.closes_at.toISOString(),
        ...{ letterNumber: row.letter_number, letterOn: row.letter_on, index: row.index_score },
        aspects: scored(instrument.aspects, scores?.aspects),
        dimensions: scored(instrument.dimensions, scores?.dimensions),
      }
    }),
    told: TOLD.filter(({ member }) => member.replace('.', '') === code).map(({ year, index, source }) => ({
      ...{ year, index, source },
    })),
  }
}
