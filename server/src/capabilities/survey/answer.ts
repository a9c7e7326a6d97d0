import { normalTrackingCode } from '@guyub/contract/cases'
import { areAnswers } from '@guyub/contract/survey'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { surveyAnswered } from './events.ts'
import type { SurveyNeeds } from './needs.ts'
import { open, programmeOf } from './survey-row.ts'

/** What a code asks; nothing about whom it was given to. */
export async function surveyQuestions(ctx: Context, needs: SurveyNeeds, { code }: { readonly code: string }) {
  const { db } = ctx.region
  const { year, element, answered } = await respondentOf(db, ctx, code)
  const { form, is_sample } = await open(db, ctx, year)
  if (answered) throw new Refusal('survey.answered_already')
  const { title, office_code } = await programmeOf(db, ctx, year, element)
  const offices = await needs.officeNames(ctx, [office_code])
  return {
    ...{ year, programme: title, office: offices.get(office_code) ?? office_code, isSample: is_sample },
    ...{ scale: form.scale, questions: form.questions },
  }
}

interface Answer {
  readonly commandId: string
  readonly code: string
  readonly answers: Readonly<Record<string, number>>
}

export function answerSurvey(ctx: Context, command: Answer) {
  return take(ctx, command, { channel: 'web', isAssisted: false })
}

export function enumerateSurvey(ctx: Context, command: Answer & { readonly isAssisted: boolean }) {
  return take(ctx, command, { channel: 'enumerator', isAssisted: command.isAssisted })
}

interface How {
  readonly channel: 'web' | 'enumerator'
  readonly isAssisted: boolean
}

/** Written once; with it the way from the respondent to the request is cut. */
async function take(ctx: Context, { commandId, code, answers }: Answer, { channel, isAssisted }: How) {
  const { code: region } = ctx.region
  return once(ctx, `survey.answer-${channel}`, commandId, async (tx) => {
    const { id, year, element, answered } = await respondentOf(tx, ctx, code, true)
    const survey = await open(tx, ctx, year, 'share')
    if (answered) throw new Refusal('survey.answered_already')
    if (!areAnswers(survey.form, answers)) throw new Refusal('survey.answers_missing')
    await tx
      .insertInto('survey_answer')
      .values({
        ...{ region_code: region, year, respondent_id: id, element, answers: JSON.stringify(answers) },
        ...{ channel, assisted: isAssisted, answered_at: ctx.now(), actor_id: ctx.actor.id },
      })
      .execute()
    await tx
      .updateTable('survey_respondent')
      .set({ answered: true, tracking_code: null, office_code: null })
      .where('region_code', '=', region)
      .where('year', '=', year)
      .where('id', '=', id)
      .execute()
    await emit(tx, ctx, surveyAnswered, {
      // The survey's, not the respondent's: the log leads to nobody.
      subjectId: survey.id,
      officeCode: ctx.actor.officeCode || (await programmeOf(tx, ctx, year, element)).office_code,
      occurredAt: ctx.now(),
      facts: { year, element, channel, assisted: isAssisted },
    })
    return { year }
  })
}

async function respondentOf(db: Db, { region }: Context, code: string, isWriting = false) {
  const found = await db
    .selectFrom('survey_respondent')
    .select(['id', 'year', 'element', 'answered'])
    .where('region_code', '=', region.code)
    .where('code', '=', normalTrackingCode(code))
    .$if(isWriting, (query) => query.forUpdate())
    .executeTakeFirst()
  if (!found) throw new Refusal('survey.unknown_code')
  return found
}
