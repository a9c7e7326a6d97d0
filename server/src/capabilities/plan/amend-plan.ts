import { NODE_KINDS, OF_ACTIVITY } from '@guyub/contract/plan'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { planAmended } from './events.ts'
import { tableOf } from './node-store.ts'
import { refusedByTable } from './refused-by-table.ts'
import { lockVersion, openVersion } from './version.ts'

/** Begins the amendment of an adopted plan: a draft that holds the same under the same ids. */
export async function amendPlan(
  ctx: Context,
  { commandId, planId }: { readonly commandId: string; readonly planId: string },
) {
  const region = ctx.region.code
  return once(ctx, 'plan.amend', commandId, (tx) =>
    refusedByTable(async () => {
      const adopted = await lockVersion(tx, region, planId)
      if (adopted.status !== 'adopted') throw new Refusal('plan.not_adopted')
      if (await openVersion(tx, region)) throw new Refusal('plan.version_open')
      const last = await tx
        .selectFrom('plan')
        .select((eb) => eb.fn.max('number').as('number'))
        .where('region_code', '=', region)
        .executeTakeFirstOrThrow()
      const number = last.number + 1
      await copy(tx, 'plan', sql`s.region_code = ${region} and s.id = ${planId}`, {
        ...{ id: commandId, status: 'draft', number, amends: planId },
        ...{ regulation: null, regulation_on: null },
      })
      // Parents before what hangs from them.
      const kinds = NODE_KINDS.filter((kind) => kind !== 'plan')
      const gone = await tx
        .selectFrom('plan_activity')
        .select('id')
        .where('region_code', '=', region)
        .where('plan_id', '=', planId)
        .where('removed_at', 'is not', null)
        .execute()
      const goneIds = gone.map(({ id }) => id)
      for (const kind of kinds) {
        const parent = OF_ACTIVITY.includes(kind) ? sql`and s.activity_id <> all(${goneIds}::uuid[])` : sql``
        await copy(
          tx,
          tableOf(kind),
          sql`s.region_code = ${region} and s.plan_id = ${planId} and s.removed_at is null ${parent}`,
          { plan_id: commandId },
        )
      }
      await emit(tx, ctx, planAmended, {
        subjectId: commandId,
        officeCode: ctx.actor.officeCode,
        occurredAt: ctx.now(),
        facts: { number, amends: planId },
      })
      return { planId: commandId, number }
    }),
  )
}

// Every column goes along, also one that a later migration adds.
async function copy(
  tx: Db,
  table: string,
  where: ReturnType<typeof sql>,
  changed: Readonly<Record<string, unknown>>,
): Promise<void> {
  // From the function, not `(function).*`, which would call it once for every column.
  await sql`insert into ${sql.table(table)}
    select copied.* from ${sql.table(table)} s
    cross join lateral jsonb_populate_record(s, ${JSON.stringify(changed)}::jsonb) copied
    where ${where}`.execute(tx)
}
