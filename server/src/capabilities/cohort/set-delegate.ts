import type { Delegate } from '@guyub/contract/cohort'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { constraintOf } from '../../kernel/sqlstate.ts'
import type { CohortNeeds } from './needs.ts'
import { lockedCohort } from './rows.ts'

interface SetDelegate extends Delegate {
  readonly commandId: string
  readonly cohortId: string
  readonly delegateId?: string | undefined
  readonly isWithdrawn: boolean
}

export async function setDelegate(ctx: Context, needs: Pick<CohortNeeds, 'offices'>, command: SetDelegate) {
  const { commandId, cohortId, office, unit, name, title, group, replaces, isWithdrawn } = command
  const delegateId = command.delegateId ?? commandId
  return once(ctx, 'cohort.set-delegate', commandId, async (tx) => {
    const cohort = await lockedCohort(tx, ctx, cohortId)
    if ((office === null) === (unit === null)) throw new Refusal('cohort.office_or_unit')
    if (group && !cohort.groups.some(({ key }) => key === group)) throw new Refusal('cohort.unknown_group')
    if (office && !(await needs.offices(ctx, tx)).some(({ code }) => code === office))
      throw new Refusal('cohort.unknown_office')
    const before = command.delegateId && (await nameOf(tx, ctx, cohortId, command.delegateId))
    if (replaces) await nameOf(tx, ctx, cohortId, replaces)
    if (await isReplacedBy(tx, ctx, cohortId, replaces, delegateId))
      throw new Refusal('cohort.replaces_each_other')
    const earlier = await earlierNames(tx, ctx, { cohortId, delegateId, name })
    const columns = {
      ...(earlier && { earlier_names: JSON.stringify(earlier) }),
      ...{ office_code: office, unit, name, title, dimension_group: group },
      ...{ replaces_id: replaces, withdrawn: isWithdrawn },
      // Whoever comes no more is not written to; under another name it is somebody else until they say how they are reached.
      ...((isWithdrawn || name !== before) && GONE),
    }
    await tx
      .insertInto('cohort_delegate')
      .values({
        ...{ region_code: ctx.region.code, cohort_id: cohortId, id: delegateId, created_at: ctx.now() },
        ...columns,
      })
      .onConflict((oc) => oc.columns(['region_code', 'cohort_id', 'id']).doUpdateSet(columns))
      .execute()
      .catch((error) => {
        throw constraintOf(error) === 'cohort_delegate_replaced_once'
          ? new Refusal('cohort.replaced_already')
          : error
      })
    if (replaces)
      await tx
        .updateTable('cohort_delegate')
        .set({ withdrawn: true, ...GONE })
        .where('region_code', '=', ctx.region.code)
        .where('cohort_id', '=', cohortId)
        .where('id', '=', replaces)
        .execute()
    return { delegateId }
  })
}

const GONE = { contact: null, contact_key: null }

/** The names so far when somebody who attended is called otherwise now; nothing where none changes. */
async function earlierNames(
  tx: Db,
  { region }: Context,
  {
    cohortId,
    delegateId,
    name,
  }: { readonly cohortId: string; readonly delegateId: string; readonly name: string },
): Promise<string[] | undefined> {
  const row = await tx
    .selectFrom('cohort_delegate as d')
    .select(['d.name', 'd.earlier_names'])
    .where('d.region_code', '=', region.code)
    .where('d.cohort_id', '=', cohortId)
    .where('d.id', '=', delegateId)
    .where('d.name', '<>', name)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('cohort_attendance as a')
          .select('a.session_id')
          .where('a.region_code', '=', region.code)
          .where('a.cohort_id', '=', cohortId)
          .where('a.delegate_id', '=', delegateId),
      ),
    )
    .executeTakeFirst()
  return row && [...(row.earlier_names as string[]), row.name]
}

/** Whether one stands, over any number of others, in the place of somebody: each is replaced once, and nobody by themselves. */
async function isReplacedBy(
  tx: Db,
  { region }: Context,
  cohortId: string,
  one: string | null,
  somebody: string,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    with recursive before (id) as (
      select ${one}::uuid
      union
      select replaces_id from cohort_delegate d join before on d.id = before.id
      where d.region_code = ${region.code} and d.cohort_id = ${cohortId}
    )
    select id from before where id = ${somebody}`.execute(tx)
  return rows.length > 0
}

/** What a delegate is called so far; whoever is not of the cohort is refused. */
async function nameOf(tx: Db, { region }: Context, cohortId: string, id: string): Promise<string> {
  const row = await tx
    .selectFrom('cohort_delegate')
    .select('name')
    .where('region_code', '=', region.code)
    .where('cohort_id', '=', cohortId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('cohort.unknown_delegate')
  return row.name
}
