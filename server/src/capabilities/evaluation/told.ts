import type { RoundKey } from '@guyub/contract/evaluation'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { issuedFile } from '../documents/index.ts'
import { findingsOf } from './findings.ts'
import type { EvaluationNeeds } from './needs.ts'
import { presentationOf } from './presentation.ts'
import { roundRow } from './round-row.ts'

/** A round as it was opened or given more time, for an installation that does not share our database. */
export async function roundTold(ctx: Context, key: RoundKey) {
  const row = await roundRow(ctx.region.db, ctx, key)
  return {
    ...{ year: row.year, stage: row.stage, id: row.id, instrument: row.instrument },
    ...{ openedAt: row.opened_at.toISOString(), closesAt: row.closes_at.toISOString() },
    rankGroup: row.rank_group,
  }
}

/** What was handed in: answers with the ids of their evidence. */
export async function submissionTold(ctx: Context, { year, stage }: RoundKey) {
  const row = await roundRow(ctx.region.db, ctx, { year, stage })
  const { rows } = await sql<{
    item: string
    answer: string
    selfScore: number
    version: number
    evidenceIds: string[]
  }>`
    select item, answer, self_score as "selfScore", version, array_prepend(evidence_id::text, coalesce((
      select array_agg(e.evidence_id::text order by e.attached_at, e.evidence_id) from evaluation_evidence e
      where e.region_code = a.region_code and e.year = a.year and e.stage = a.stage and e.item = a.item
    ), array[]::text[])) as "evidenceIds"
    from evaluation_answer a where region_code = ${ctx.region.code} and year = ${year} and stage = ${stage}
    order by item`.execute(ctx.region.db)
  return {
    ...{ year, stage, submittedAt: row.submitted_at?.toISOString() ?? '' },
    as: row.submitted_as as 'head' | 'delegate',
    mandate: row.mandate,
    answers: rows,
  }
}

export async function questionTold({ region }: Context, id: string) {
  const row = await region.db
    .selectFrom('evaluation_question')
    .selectAll()
    .where('region_code', '=', region.code)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const { year, stage, item, question } = row
  return {
    asked: {
      ...{ year, stage, id, item, question },
      ...{ askedAt: row.asked_at.toISOString(), dueAt: row.due_at.toISOString() },
    },
    replied: {
      ...{ questionId: id, reply: row.reply ?? '', repliedAt: row.replied_at?.toISOString() ?? '' },
    },
  }
}

export async function presentationTold(ctx: Context, { year, stage }: RoundKey) {
  const row = await presentationOf(ctx.region.db, ctx, { year, stage })
  if (!row) throw new Error(`no presentation of ${year} ${stage}`)
  return {
    ...{ year, stage, id: row.id, scheduledAt: row.scheduled_at.toISOString(), room: row.room },
    ...{ heldAt: row.held_at?.toISOString() ?? null, minutes: row.minutes },
  }
}

interface Scores {
  readonly items: Readonly<Record<string, number>>
  readonly aspects: Readonly<Record<string, number>>
  readonly dimensions: Readonly<Record<string, number>>
}

/** What the letter says, with the letter itself. */
export async function resultTold(
  ctx: Context,
  needs: Pick<EvaluationNeeds, 'documents' | 'officeNames'>,
  key: RoundKey,
) {
  const row = await roundRow(ctx.region.db, ctx, key)
  const found = await findingsOf(ctx, needs, key)
  const { rows } = await sql<{ id: string; at: Date }>`
    select id, found_at as at from evaluation_finding
    where region_code = ${ctx.region.code} and year = ${key.year} and stage = ${key.stage}`.execute(
    ctx.region.db,
  )
  const foundAt = new Map(rows.map(({ id, at }) => [id, at.toISOString()]))
  const letter = row.document_id && (await issuedFile(ctx, needs.documents, row.document_id))
  return {
    ...{ year: row.year, stage: row.stage, publishedAt: row.published_at?.toISOString() ?? '' },
    ...{ letterNumber: row.letter_number ?? '', letterOn: row.letter_on ?? '', index: row.index_score ?? 0 },
    scores: row.scores as unknown as Scores,
    findings: found.map(({ id, kind, item, finding }) => ({
      ...{ id, kind, item, finding, foundAt: foundAt.get(id) ?? '' },
    })),
    letter: letter ? letter.toString('base64') : null,
  }
}

/** How every round of the region stands, for the centre's rows. */
export async function roundsTold({ region }: Context) {
  const rows = await region.db
    .selectFrom('evaluation_round')
    .select(['year', 'stage', 'opened_at', 'closes_at', 'submitted_at', 'published_at'])
    .select(['index_score', 'scores', 'letter_number', 'rank_group'])
    .where('region_code', '=', region.code)
    .orderBy('year')
    .orderBy('stage')
    .execute()
  return rows.map((row) => ({
    ...{ year: row.year, stage: row.stage, openedAt: row.opened_at, closesAt: row.closes_at },
    ...{ submittedAt: row.submitted_at, publishedAt: row.published_at },
    result:
      row.index_score === null
        ? null
        : {
            ...{ index: row.index_score, group: row.rank_group, letter: row.letter_number ?? '' },
            dimensions: (row.scores as unknown as Scores).dimensions,
          },
  }))
}
