import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { delegateToken, isCardOf } from './codes.ts'
import { attendanceTaken } from './events.ts'
import type { CohortNeeds } from './needs.ts'
import { cohortRow } from './rows.ts'

interface Attend {
  readonly commandId: string
  readonly cohortId: string
  readonly sessionId: string
  readonly means: 'qr' | 'list'
  readonly marks: readonly {
    readonly delegateId: string
    readonly present: boolean
    readonly substitute: string | null
    readonly occurredAt: string
    readonly card?: string | undefined
  }[]
}

/** A device's clock may run ahead of ours by so much. */
const AHEAD_MS = 5 * 60_000

/**
 * Writes who was there. Claims come late, twice and out of order: the one that happened last stands, and of two at the same
 * moment the one that is there.
 */
export async function attend(
  ctx: Context,
  { codeKey }: Pick<CohortNeeds, 'codeKey'>,
  { commandId, cohortId, sessionId, means, marks }: Attend,
) {
  return once(ctx, 'cohort.attend', commandId, async (tx) => {
    await cohortRow(tx, ctx, cohortId)
    const session = await tx
      .selectFrom('cohort_session')
      .select(['stage', 'cancelled'])
      .where('region_code', '=', ctx.region.code)
      .where('cohort_id', '=', cohortId)
      .where('id', '=', sessionId)
      .executeTakeFirst()
    if (!session) throw new Refusal('cohort.unknown_session')
    if (session.cancelled) throw new Refusal('cohort.session_cancelled')
    if (marks.some(({ present, substitute }) => !present && substitute))
      throw new Refusal('cohort.substitute_absent')
    const tokenOf = (delegateId: string) => delegateToken(codeKey, ctx.region.code, cohortId, delegateId)
    if (means === 'qr' && !marks.every(({ delegateId, card = '' }) => isCardOf(tokenOf(delegateId), card)))
      throw new Refusal('cohort.wrong_code')
    const latest = new Date(ctx.now().getTime() + AHEAD_MS).toISOString()
    if (marks.some(({ occurredAt }) => occurredAt > latest)) throw new Refusal('cohort.in_future')
    const { rows } = await sql<{ delegate_id: string }>`
      insert into cohort_attendance (region_code, cohort_id, session_id, delegate_id, present, substitute, means,
        occurred_at, recorded_at, actor_id)
      select ${ctx.region.code}, ${cohortId}, ${sessionId}, delegate.id, mark.present, mark.substitute, ${means},
        mark.occurred_at, ${ctx.now()}, ${ctx.actor.id}
      from (
        -- One claim about each delegate in one statement: the last of them.
        select distinct on (delegate_id) * from jsonb_to_recordset(${JSON.stringify(marks.map(asRow))}::jsonb)
          as claim (delegate_id uuid, present boolean, substitute text, occurred_at timestamptz)
        order by delegate_id, occurred_at desc
      ) mark
      join cohort_delegate delegate on delegate.region_code = ${ctx.region.code}
        and delegate.cohort_id = ${cohortId} and delegate.id = mark.delegate_id
      on conflict (region_code, cohort_id, session_id, delegate_id) do update set
        present = excluded.present, substitute = excluded.substitute, means = excluded.means,
        occurred_at = excluded.occurred_at, recorded_at = excluded.recorded_at, actor_id = excluded.actor_id
      where cohort_attendance.occurred_at < excluded.occurred_at
      returning delegate_id`.execute(tx)
    await refuseStrangers(ctx, tx, cohortId, marks)
    const stands = new Set(rows.map(({ delegate_id }) => delegate_id))
    const written = marks.filter(({ delegateId }) => stands.has(delegateId))
    await emit(tx, ctx, attendanceTaken, {
      ...{ subjectId: cohortId, officeCode: ctx.actor.officeCode },
      // When it was seen at the door, not when the device found its network.
      occurredAt: new Date(
        marks
          .map(({ occurredAt }) => occurredAt)
          .sort()
          .at(-1) ?? ctx.now(),
      ),
      facts: {
        ...{ stage: session.stage, session: sessionId, means },
        present: written.filter(({ present }) => present).length,
        absent: written.filter(({ present }) => !present).length,
        substituted: written.filter(({ substitute }) => substitute !== null).length,
      },
    })
    return {
      written: stands.size,
      older: new Set(marks.map(({ delegateId }) => delegateId)).size - stands.size,
    }
  })
}

async function refuseStrangers(
  { region }: Context,
  tx: Parameters<typeof cohortRow>[0],
  cohortId: string,
  marks: Attend['marks'],
): Promise<void> {
  const wanted = [...new Set(marks.map(({ delegateId }) => delegateId))]
  const { count } = await tx
    .selectFrom('cohort_delegate')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('region_code', '=', region.code)
    .where('cohort_id', '=', cohortId)
    .where('id', 'in', wanted)
    .executeTakeFirstOrThrow()
  if (Number(count) !== wanted.length) throw new Refusal('cohort.unknown_delegate')
}

function asRow({ delegateId, present, substitute, occurredAt }: Attend['marks'][number]) {
  return { delegate_id: delegateId, present, substitute, occurred_at: occurredAt }
}
