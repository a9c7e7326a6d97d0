import { readFileSync } from 'node:fs'
import { LatenessRules } from '@guyub/contract/evaluation'
import type { Text } from '@guyub/contract/text'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { questionOfItem } from './contributions.ts'
import type { EvaluationNeeds } from './needs.ts'

const FILE = new URL('../../../../reference/evaluation-reminders.json', import.meta.url)

/** Who reads of lateness after how many days. */
export const LATENESS = LatenessRules.parse(JSON.parse(readFileSync(FILE, 'utf8')))

const MOST = 200

interface Round {
  readonly year: number
  readonly stage: number
  readonly days: number
  readonly closedAt: Date
  readonly secretaryOn: string
  readonly ministryOn: string
}

interface Contribution {
  readonly id: string
  readonly year: number
  readonly stage: number
  readonly item: string
  readonly question: Text | null
  readonly officeCode: string
  readonly dueOn: string
  readonly days: number
  readonly secretaryOn: string
}

/** What is over its time: at once for whoever answers for the region, after more days for the secretary and the head. */
export async function leftLate(ctx: Context, needs: Pick<EvaluationNeeds, 'officeNames'>) {
  const { code, db } = ctx.region
  const isOwner = ctx.actor.permissions.has('evaluation.answer')
  const after = isOwner ? 0 : LATENESS.secretary
  const now = ctx.now()
  const { today, zone } = await regionToday(ctx)
  const on = (days: number) =>
    sql`((closes_at + make_interval(days => ${days})) at time zone ${zone})::date::text`
  const [rounds, contributions] = await Promise.all([
    sql<Round>`
      select year, stage, closes_at as "closedAt", floor(extract(epoch from ${now}::timestamptz - closes_at) / 86400)::int as days,
        ${on(LATENESS.secretary)} as "secretaryOn", ${on(LATENESS.ministry)} as "ministryOn"
      from evaluation_round
      where region_code = ${code} and submitted_at is null and closes_at + make_interval(days => ${after}) <= ${now}
      order by closes_at, year, stage`.execute(db),
    sql<Contribution>`
      select c.id, c.year, c.stage, c.item, ${questionOfItem} as question, c.office_code as "officeCode", c.due_on::text as "dueOn",
        ${today}::date - c.due_on as days, (c.due_on + ${LATENESS.secretary}::int)::text as "secretaryOn"
      from evaluation_contribution c
      join evaluation_round r on r.region_code = c.region_code and r.year = c.year and r.stage = c.stage
      where c.region_code = ${code} and r.submitted_at is null and (c.contribution is null or c.return_reason is not null)
        and c.due_on < ${today}::date and c.due_on + ${after}::int <= ${today}::date
      order by c.due_on, c.id limit ${MOST}`.execute(db),
  ])
  const codes = contributions.rows.map(({ officeCode }) => officeCode)
  const names = await needs.officeNames(ctx, codes)
  return {
    ...{ today, rules: LATENESS, as: isOwner ? ('owner' as const) : ('secretary' as const) },
    rounds: rounds.rows.map(({ closedAt, ...row }) => ({ ...row, closedAt: closedAt.toISOString() })),
    contributions: contributions.rows.map(({ officeCode, item, question, ...row }) => ({
      ...row,
      question: question ?? { id: item, en: item },
      office: names.get(officeCode) ?? officeCode,
    })),
  }
}
