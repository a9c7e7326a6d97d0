import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { ownerAgreed, surveyOpened } from './events.ts'
import { preparing, programmeOf, surveyOf } from './survey-row.ts'

interface Agree {
  readonly commandId: string
  readonly year: number
  readonly element: string
}

/** The agency that owns a programme agrees that its people are asked. */
export async function agreeToSurvey(ctx: Context, { commandId, year, element }: Agree) {
  return once(ctx, 'survey.agree', commandId, async (tx) => {
    const { id } = await surveyOf(tx, ctx, year, 'update')
    const { office_code, agreed_at } = await programmeOf(tx, ctx, year, element)
    if (office_code !== ctx.actor.officeCode) throw new Refusal('survey.not_the_owner')
    if (agreed_at) throw new Refusal('survey.agreed_already')
    await tx
      .updateTable('survey_programme')
      .set({ agreed_at: ctx.now(), agreed_by: ctx.actor.id })
      .where('region_code', '=', ctx.region.code)
      .where('year', '=', year)
      .where('element', '=', element)
      .execute()
    await emit(tx, ctx, ownerAgreed, {
      subjectId: id,
      officeCode: ctx.actor.officeCode,
      occurredAt: ctx.now(),
      facts: { year, element, office: office_code },
    })
    return { element }
  })
}

/** Opens the survey; from then on programmes stay as they are. */
export async function openSurvey(
  ctx: Context,
  { commandId, year }: { readonly commandId: string; readonly year: number },
) {
  return once(ctx, 'survey.open', commandId, async (tx) => {
    const { id, form } = await preparing(tx, ctx, year, 'update')
    const named = await tx
      .selectFrom('survey_programme')
      .select('agreed_at')
      .where('region_code', '=', ctx.region.code)
      .where('year', '=', year)
      .execute()
    if (named.length === 0) throw new Refusal('survey.no_programme')
    if (named.some(({ agreed_at }) => !agreed_at)) throw new Refusal('survey.owner_has_not_agreed')
    await tx
      .updateTable('survey')
      .set({ status: 'open', opened_at: ctx.now() })
      .where('region_code', '=', ctx.region.code)
      .where('year', '=', year)
      .execute()
    const elements = form.dimensions.flatMap((dimension) => dimension.elements).length
    const facts = { programmes: named.length, gaps: elements - named.length }
    await emit(tx, ctx, surveyOpened, {
      subjectId: id,
      officeCode: ctx.actor.officeCode,
      occurredAt: ctx.now(),
      facts: { year, ...facts },
    })
    return facts
  })
}
