import { indexScore, mean } from '@guyub/contract/evaluation'
import type { Context } from '../../kernel/context.ts'
import type { EvaluationNeeds } from './answer.ts'
import { INSTRUMENT } from './instrument.ts'

/** A year's evaluation as it stands: answers with their evidence, scores, and the index that follows from them. */
export async function round(ctx: Context, needs: EvaluationNeeds, { year }: { year: number }) {
  const { code, db } = ctx.region
  const [answers, scores, mentors] = await Promise.all([
    db
      .selectFrom('evaluation_answer')
      .selectAll()
      .where('region_code', '=', code)
      .where('year', '=', year)
      .execute(),
    db
      .selectFrom('evaluation_score')
      .selectAll()
      .where('region_code', '=', code)
      .where('year', '=', year)
      .orderBy('scored_at')
      .execute(),
    db.selectFrom('evaluation_mentor').select('person_id').where('region_code', '=', code).execute(),
  ])
  const names = await needs.names(ctx, [...new Set(scores.map((row) => row.assessor_id))])
  const guided = new Set(mentors.map(({ person_id }) => person_id))
  const evidences = new Map(
    await Promise.all(
      answers.map(async (row) => [row.evidence_id, await needs.evidence(ctx, row.evidence_id)] as const),
    ),
  )
  const aspects = INSTRUMENT.aspects.map((aspect) => {
    const items = aspect.items.map((item) => {
      const given = answers.find((row) => row.item === item.key)
      const evidence = given && evidences.get(given.evidence_id)
      return {
        key: item.key,
        question: item.question,
        answer: given?.answer ?? null,
        selfScore: given?.self_score ?? null,
        evidence:
          given && evidence
            ? { id: given.evidence_id, title: evidence.title, sumsSha256: evidence.sumsSha256 }
            : null,
        version: given?.version ?? null,
        scores: scores
          .filter((row) => row.item === item.key)
          .map((row) => ({
            assessor: names.get(row.assessor_id) ?? '–',
            score: row.score,
            note: row.note,
            at: row.scored_at.toISOString(),
            counts: !guided.has(row.assessor_id),
          })),
      }
    })
    return {
      key: aspect.key,
      label: aspect.label,
      definition: aspect.definition,
      weight: INSTRUMENT.weights[aspect.key] ?? 0,
      // Of the items that were scored; how many that are, the page shows.
      score: mean(
        items.flatMap(
          (item) => mean(item.scores.filter(({ counts }) => counts).map((each) => each.score)) ?? [],
        ),
      ),
      selfScore: mean(items.flatMap((item) => item.selfScore ?? [])),
      items,
    }
  })
  const byAspect = (of: 'score' | 'selfScore') =>
    Object.fromEntries(aspects.map((aspect) => [aspect.key, aspect[of]]))
  return {
    year,
    instrument: INSTRUMENT.key,
    note: INSTRUMENT.note,
    weights: INSTRUMENT.weights,
    index: indexScore(INSTRUMENT.weights, byAspect('score')),
    isMentor: guided.has(ctx.actor.id),
    selfIndex: indexScore(INSTRUMENT.weights, byAspect('selfScore')),
    aspects,
  }
}
