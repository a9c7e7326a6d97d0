import { createHash } from 'node:crypto'
import { tallyOf } from '@guyub/contract/survey'
import { canonical } from '../../kernel/canonical.ts'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { surveyClosed } from './events.ts'
import { refusePersonalData } from './prepare.ts'
import { open } from './survey-row.ts'

interface Close {
  readonly commandId: string
  readonly year: number
  readonly statement: string
}

/**
 * The head of the region closes the survey. Only now are answers counted: figures that grow answer by answer would tell each of
 * them. Nothing changes afterwards.
 */
export async function closeSurvey(ctx: Context, { commandId, year, statement }: Close) {
  refusePersonalData(statement)
  const { code: region } = ctx.region
  return once(ctx, 'survey.close', commandId, async (tx) => {
    const { id, form } = await open(tx, ctx, year, 'update')
    const rows = await tx
      .selectFrom('survey_answer')
      .select(['element', 'answers', 'assisted'])
      .where('region_code', '=', region)
      .where('year', '=', year)
      .execute()
    const results = tallyOf(
      form,
      rows.map(({ element, answers, assisted }) => ({
        ...{ element, isAssisted: assisted, answers: answers as Record<string, number> },
      })),
    )
    await tx
      .updateTable('survey')
      .set({
        ...{ status: 'closed', closed_at: ctx.now(), closed_by: ctx.actor.id, statement },
        results: JSON.stringify(results),
      })
      .where('region_code', '=', region)
      .where('year', '=', year)
      .execute()
    // Who never answered need not be found any more.
    await tx
      .updateTable('survey_respondent')
      .set({ tracking_code: null, office_code: null })
      .where('region_code', '=', region)
      .where('year', '=', year)
      .execute()
    await emit(tx, ctx, surveyClosed, {
      subjectId: id,
      officeCode: ctx.actor.officeCode,
      occurredAt: ctx.now(),
      facts: {
        year,
        answers: rows.length,
        resultsSha256: createHash('sha256').update(canonical(results)).digest('hex'),
      },
    })
    return { answers: rows.length }
  })
}
