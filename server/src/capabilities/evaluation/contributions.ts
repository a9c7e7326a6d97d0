import { type ContributionView, itemOf, type RoundKey, refusesDue } from '@guyub/contract/evaluation'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { agencyAsked } from './events.ts'
import type { EvaluationNeeds } from './needs.ts'
import { answerable } from './round-row.ts'

interface AskAgency extends RoundKey {
  readonly commandId: string
  readonly item: string
  readonly officeCode: string
  readonly request: string
  readonly dueOn: string
}

/** Asks one agency about one item, once. */
export async function askAgency(ctx: Context, needs: EvaluationNeeds, command: AskAgency) {
  const { commandId, year, stage, item, officeCode, request, dueOn } = command
  const { today } = await regionToday(ctx)
  return once(ctx, 'evaluation.ask-agency', commandId, async (tx) => {
    const { instrument } = await answerable(tx, ctx, command)
    if (!itemOf(instrument, item)) throw new Refusal('evaluation.no_such_item')
    const refused = refusesDue(dueOn, today)
    if (refused) throw new Refusal(refused)
    if (!(await needs.officeNames(within(ctx, tx), [officeCode])).has(officeCode))
      throw new Refusal('evaluation.unknown_office')
    const asked = await tx
      .insertInto('evaluation_contribution')
      .values({
        ...{ region_code: ctx.region.code, id: commandId, year, stage, item, office_code: officeCode },
        ...{ request, due_on: dueOn, asked_at: ctx.now(), asked_by: ctx.actor.id },
      })
      .onConflict((oc) => oc.columns(['region_code', 'year', 'stage', 'item', 'office_code']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!asked) throw new Refusal('evaluation.asked_already')
    await emit(tx, ctx, agencyAsked, {
      subjectId: commandId,
      officeCode: ctx.actor.officeCode,
      occurredAt: ctx.now(),
      facts: { year, stage, item, office: officeCode, dueOn },
    })
    return { contributionId: commandId }
  })
}

interface Row extends Omit<ContributionView, 'question' | 'officeName' | 'isLate' | 'contributedAt'> {
  readonly question: ContributionView['question'] | null
  readonly contributedAt: Date | null
}

/** Of the item that a contribution `c` was asked for, as its round `r` words it. */
export const questionOfItem = sql`(
  select i -> 'question' from jsonb_array_elements(r.instrument -> 'aspects') a, jsonb_array_elements(a -> 'items') i
  where i ->> 'key' = c.item limit 1)`

/** What was asked, what waits first: all of it for whoever answers for the region, else one's own office's. */
export async function contributions(
  ctx: Context,
  needs: Pick<EvaluationNeeds, 'officeNames'>,
): Promise<ContributionView[]> {
  const all = ctx.actor.permissions.has('evaluation.answer')
  const { rows } = await sql<Row>`
    select c.id, c.year, c.stage, c.item, c.office_code as "officeCode", c.request, c.due_on::text as "dueOn", c.contribution,
      c.contributed_at as "contributedAt", c.return_reason as "returnReason", c.version,
      r.submitted_at is not null as "isOver", ${questionOfItem} as question
    from evaluation_contribution c
    join evaluation_round r on r.region_code = c.region_code and r.year = c.year and r.stage = c.stage
    where c.region_code = ${ctx.region.code} and (${all} or c.office_code = ${ctx.actor.officeCode})
    order by r.submitted_at is not null, c.contribution is not null and c.return_reason is null, c.due_on, c.id limit 500`.execute(
    ctx.region.db,
  )
  const names = await needs.officeNames(
    ctx,
    rows.map(({ officeCode }) => officeCode),
  )
  const { today } = await regionToday(ctx)
  return rows.map(({ contributedAt, question, ...row }) => ({
    ...row,
    question: question ?? { id: row.item, en: row.item },
    officeName: names.get(row.officeCode) ?? null,
    contributedAt: contributedAt?.toISOString() ?? null,
    isLate: !row.isOver && (contributedAt === null || row.returnReason !== null) && row.dueOn < today,
  }))
}
