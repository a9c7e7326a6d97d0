import { personalDataIn } from '@guyub/contract/personal-data'
import { hasElement, type SurveyForm } from '@guyub/contract/survey'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { isRehearsal } from '../../kernel/regions.ts'
import { programmeSet, surveyPrepared } from './events.ts'
import { formsOf } from './forms.ts'
import type { SurveyNeeds } from './needs.ts'
import { preparing } from './survey-row.ts'

interface Prepare {
  readonly commandId: string
  readonly year: number
  readonly form: string | SurveyForm
}

/** Begins the survey of a year with a copy of its form, which no later edition changes. */
export async function prepareSurvey(
  ctx: Context,
  needs: Pick<SurveyNeeds, 'forms'>,
  { commandId, year, form: wanted }: Prepare,
) {
  const form =
    typeof wanted === 'string' ? (await formsOf(ctx, needs)).find(({ key }) => key === wanted) : wanted
  if (!form) throw new Refusal('survey.no_such_form')
  const { code: region } = ctx.region
  return once(ctx, 'survey.prepare', commandId, async (tx) => {
    const written = await tx
      .insertInto('survey')
      .values({
        ...{ region_code: region, year, id: commandId, form_key: form.key, form: JSON.stringify(form) },
        ...{ prepared_at: ctx.now(), is_sample: isRehearsal(region) },
      })
      .onConflict((oc) => oc.columns(['region_code', 'year']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!written) throw new Refusal('survey.survey_already')
    await emit(tx, ctx, surveyPrepared, {
      subjectId: commandId,
      officeCode: ctx.actor.officeCode,
      occurredAt: ctx.now(),
      facts: { year, form: form.key },
    })
    return { year, form: form.key }
  })
}

interface SetProgramme {
  readonly commandId: string
  readonly year: number
  readonly element: string
  readonly title: string
  readonly officeCode: string
  readonly service?: string | undefined
}

/** Names the programme that stands for an element. Whoever owns it has to agree, to a changed one anew. */
export async function setSurveyProgramme(ctx: Context, needs: SurveyNeeds, command: SetProgramme) {
  const { commandId, year, element, title, officeCode, service } = command
  refusePersonalData(title)
  if (!(await needs.officeNames(ctx, [officeCode])).has(officeCode))
    throw new Refusal('survey.unknown_office')
  if (service && !needs.isService(ctx, service)) throw new Refusal('survey.unknown_service')
  return once(ctx, 'survey.set-programme', commandId, async (tx) => {
    const { id, form } = await preparing(tx, ctx, year, 'share')
    if (!hasElement(form, element)) throw new Refusal('survey.no_such_element')
    const written = {
      ...{ title, office_code: officeCode, service: service ?? null },
      ...{ agreed_at: null, agreed_by: null },
    }
    await tx
      .insertInto('survey_programme')
      .values({ region_code: ctx.region.code, year, element, ...written })
      .onConflict((oc) => oc.columns(['region_code', 'year', 'element']).doUpdateSet(written))
      .execute()
    await emit(tx, ctx, programmeSet, {
      subjectId: id,
      officeCode: ctx.actor.officeCode,
      occurredAt: ctx.now(),
      facts: { year, element, office: officeCode, ...(service && { service }) },
    })
    return { element }
  })
}

export function refusePersonalData(text: string): void {
  if (personalDataIn(text).length) throw new Refusal('survey.personal_data')
}
