import { SurveyForm } from '@guyub/contract/survey'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'

/** The survey of a year, held until the transaction ends where something is written to it. */
export async function surveyOf(
  db: Db,
  { region }: Pick<Context, 'region'>,
  year: number,
  lock?: 'share' | 'update',
) {
  const row = await db
    .selectFrom('survey')
    .selectAll()
    .where('region_code', '=', region.code)
    .where('year', '=', year)
    .$if(lock === 'share', (query) => query.forShare())
    .$if(lock === 'update', (query) => query.forUpdate())
    .executeTakeFirst()
  if (!row) throw new Refusal('survey.no_survey')
  return { ...row, form: SurveyForm.parse(row.form) }
}

export async function preparing(tx: Db, ctx: Context, year: number, lock: 'share' | 'update') {
  const row = await surveyOf(tx, ctx, year, lock)
  if (row.status !== 'preparing') throw new Refusal('survey.opened_already')
  return row
}

export async function open(tx: Db, ctx: Context, year: number, lock?: 'share' | 'update') {
  const row = await surveyOf(tx, ctx, year, lock)
  if (row.status !== 'open') throw new Refusal('survey.not_open')
  return row
}

export async function programmeOf(db: Db, { region }: Context, year: number, element: string) {
  const row = await db
    .selectFrom('survey_programme')
    .selectAll()
    .where('region_code', '=', region.code)
    .where('year', '=', year)
    .where('element', '=', element)
    .executeTakeFirst()
  if (!row) throw new Refusal('survey.no_such_programme')
  return row
}
