import { itemsOf, mean, type RoundKey } from '@guyub/contract/evaluation'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import type { RoundRow } from './round-row.ts'

export interface GivenScore {
  readonly item: string
  readonly assessor_id: string
  readonly score: number
  readonly note: string
  readonly scored_at: Date
  /** Not, when the assessor turned out to have guided the region. */
  readonly counts: boolean
}

export interface Moderated {
  readonly item: string
  readonly score: number
  readonly reason: string
  readonly version: number
}

/** Every score that was given in a round, and what the panel agreed on. */
export async function scoresOf(db: Db, { region }: Context, { year, stage }: RoundKey) {
  const given = await sql<GivenScore>`
    select item, assessor_id, score, note, scored_at, not exists (
      select from evaluation_mentor m where m.region_code = s.region_code and m.person_id = s.assessor_id
    ) as counts
    from evaluation_score s where region_code = ${region.code} and year = ${year} and stage = ${stage}
    order by scored_at`.execute(db)
  const moderated = await sql<Moderated>`
    select item, score, reason, version from evaluation_moderation
    where region_code = ${region.code} and year = ${year} and stage = ${stage}`.execute(db)
  return { given: given.rows, moderated: moderated.rows }
}

/** What counts for each item: what the panel agreed on, or the mean of the scores that count; null without either. */
export function finalScores(
  { instrument }: Pick<RoundRow, 'instrument'>,
  { given, moderated }: { readonly given: readonly GivenScore[]; readonly moderated: readonly Moderated[] },
): Record<string, number | null> {
  return Object.fromEntries(
    itemsOf(instrument).map(({ key }) => [
      key,
      moderated.find(({ item }) => item === key)?.score ??
        mean(given.flatMap(({ item, score, counts }) => (item === key && counts ? score : []))),
    ]),
  )
}
