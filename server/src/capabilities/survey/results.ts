import type { SurveyResultsView } from '@guyub/contract/survey'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { surveyOf } from './survey-row.ts'

type Frozen = Pick<SurveyResultsView, 'all' | 'assisted' | 'dimensions'>

/** What was frozen at the close, with the words of the form it was asked by. */
export async function surveyResults(
  ctx: Context,
  { year }: { readonly year: number },
): Promise<SurveyResultsView> {
  const row = await surveyOf(ctx.region.db, ctx, year)
  if (!row.results || !row.statement || !row.closed_at) throw new Refusal('survey.not_closed')
  // As this house froze it; not counted once more.
  const results = row.results as unknown as Frozen
  const programmes = await ctx.region.db
    .selectFrom('survey_programme')
    .select(['element', 'title'])
    .where('region_code', '=', ctx.region.code)
    .where('year', '=', year)
    .execute()
  const titles = new Map(programmes.map(({ element, title }) => [element, title]))
  return {
    ...{ year, isSample: row.is_sample, sampling: 'purposive', note: row.form.note },
    ...{ statement: row.statement, closedAt: row.closed_at.toISOString() },
    ...{ scale: row.form.scale, questions: row.form.questions },
    ...{ all: results.all, assisted: results.assisted },
    dimensions: row.form.dimensions.map(({ key, label, quota, elements }) => {
      const found = results.dimensions.find((each) => each.key === key)
      return {
        ...{ key, label, quota, tally: found?.tally ?? null },
        elements: elements.map((element) => ({
          ...element,
          programme: titles.get(element.key) ?? null,
          tally: found?.elements.find((each) => each.key === element.key)?.tally ?? null,
        })),
      }
    }),
  }
}
