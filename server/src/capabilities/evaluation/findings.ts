import { type FindingView, itemOf, type RoundKey } from '@guyub/contract/evaluation'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { findingRecorded } from './events.ts'
import type { EvaluationNeeds } from './needs.ts'
import { assessable } from './round-row.ts'
import { seatOf } from './seat.ts'

interface RecordFinding extends RoundKey {
  readonly commandId: string
  readonly kind: FindingView['kind']
  readonly item?: string | undefined
  readonly finding: string
}

/** What the panel found, for the result letter. */
export async function recordFinding(ctx: Context, command: RecordFinding) {
  const { commandId, year, stage, kind, item = null, finding } = command
  return once(ctx, 'evaluation.record-finding', commandId, async (tx) => {
    const { instrument } = await assessable(tx, ctx, command)
    if (item && !itemOf(instrument, item)) throw new Refusal('evaluation.no_such_item')
    await seatOf(tx, ctx, command)
    await tx
      .insertInto('evaluation_finding')
      .values({
        ...{ region_code: ctx.region.code, id: commandId, year, stage, kind, item, finding },
        ...{ found_by: ctx.actor.id, found_at: ctx.now() },
      })
      .execute()
    await emit(tx, ctx, findingRecorded, {
      subjectId: commandId,
      officeCode: ctx.actor.officeCode,
      occurredAt: ctx.now(),
      facts: { year, stage, kind, ...(item && { item }) },
    })
    return { findingId: commandId }
  })
}

type Needs = Pick<EvaluationNeeds, 'officeNames'>

/** Weaknesses and recommendations of published rounds, what waits first: they open the next round. */
export async function findings(ctx: Context, needs: Needs): Promise<FindingView[]> {
  return read(
    ctx,
    needs,
    sql`kind <> 'strength' and exists (
    select from evaluation_round r where r.region_code = f.region_code and r.year = f.year and r.stage = f.stage
      and r.published_at is not null)`,
  )
}

/** Everything that was found in a round. */
export async function findingsOf(ctx: Context, needs: Needs, { year, stage }: RoundKey) {
  return read(ctx, needs, sql`year = ${year} and stage = ${stage}`)
}

interface Row extends Omit<FindingView, 'ownerName' | 'isLate'> {}

async function read(ctx: Context, needs: Needs, which: ReturnType<typeof sql>): Promise<FindingView[]> {
  const { rows } = await sql<Row>`
    select id, year, stage, kind, item, finding, owner_code as "ownerCode", due_on::text as "dueOn", status, version, coalesce((
      select jsonb_agg(jsonb_build_object('status', u.status, 'note', u.note, 'at',
        to_char(u.noted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by u.noted_at)
      from evaluation_follow_up u where u.region_code = f.region_code and u.finding_id = f.id
    ), '[]') as "followUps"
    from evaluation_finding f where region_code = ${ctx.region.code} and ${which}
    order by status in ('done', 'declined'), due_on nulls last, found_at limit 500`.execute(ctx.region.db)
  const owners = rows.flatMap(({ ownerCode }) => ownerCode ?? [])
  const names = await needs.officeNames(ctx, owners)
  const { today } = await regionToday(ctx)
  return rows.map((row) => ({
    ...row,
    ownerName: names.get(row.ownerCode ?? '') ?? null,
    isLate: row.dueOn !== null && row.dueOn < today && !['done', 'declined'].includes(row.status),
  }))
}
