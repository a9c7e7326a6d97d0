import { refusesVersion } from '@guyub/contract/plan'
import { once } from '../../../kernel/commands.ts'
import type { Context } from '../../../kernel/context.ts'
import type { Db } from '../../../kernel/db.ts'
import { emit } from '../../../kernel/log.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { nodeAdded, nodeEdited } from '../events.ts'
import { followProgramme } from '../follow-programme.ts'
import type { PlanNeeds } from '../needs.ts'
import { insertNode, writeFields } from '../node-store.ts'
import { record, told } from '../record.ts'
import { refusedByTable } from '../refused-by-table.ts'
import { headOf, lockVersion, versionOf } from '../version.ts'
import { judge, type Sent, type Write } from './judge.ts'
import type { SentSheet } from './send-table.ts'

/** So many differences and faults are shown; the counts are of all. */
const MOST_SHOWN = 300

/** What a workbook that waits would change now. */
export async function planImport(
  ctx: Context,
  needs: PlanNeeds,
  { importId }: { readonly importId: string },
) {
  const { db } = ctx.region
  const sent = await sentOf(db, ctx, importId)
  const plan = headOf(await versionOf(db, ctx.region.code, sent.planId), ctx.now().getFullYear())
  const counted = { id: importId, plan, isApplied: sent.isApplied }
  if (sent.isApplied)
    return { ...counted, rows: 0, added: 0, changed: 0, digest: '', changes: [], faults: [], faultCount: 0 }
  const { rows, writes, changes, faults, digest } = await judge(ctx, db, needs, sent)
  return {
    ...{ ...counted, rows, digest, faultCount: faults.length, ...counts(writes) },
    ...{ changes: changes.slice(0, MOST_SHOWN), faults: faults.slice(0, MOST_SHOWN) },
  }
}

interface Apply {
  readonly commandId: string
  readonly importId: string
  readonly digest: string
}

/**
 * Writes what was shown, as the pages write it: the same checks, history and events, in one transaction. Whoever edits meanwhile waits
 * until it is done.
 */
export async function applyImport(ctx: Context, needs: PlanNeeds, { commandId, importId, digest }: Apply) {
  const region = ctx.region.code
  return once(ctx, 'plan.apply-import', commandId, (tx) =>
    refusedByTable(async () => {
      const sent = await sentOf(tx, ctx, importId, true)
      if (sent.isApplied) throw new Refusal('plan.import_applied')
      const closed = refusesVersion((await lockVersion(tx, region, sent.planId)).status)
      if (closed) throw new Refusal(closed)
      const judged = await judge(ctx, tx, needs, sent)
      if (judged.faults.length)
        throw new Refusal(
          'plan.rows_faulty',
          judged.faults.slice(0, MOST_SHOWN).map(({ sheet, row, column, code }) => ({
            pointer: `#/${sheet}/${row}${column ? `/${column}` : ''}`,
            code,
          })),
        )
      if (judged.digest !== digest) throw new Refusal('plan.changed')
      for (const each of judged.writes) await write(tx, ctx, sent.planId, each)
      await tx
        .updateTable('plan_import')
        .set({ applied_at: ctx.now() })
        .where('region_code', '=', region)
        .where('id', '=', importId)
        .execute()
      return { importId, ...counts(judged.writes) }
    }),
  )
}

async function write(tx: Db, ctx: Context, planId: string, { kind, id, activityId, node, fields }: Write) {
  const at = { region: ctx.region.code, planId, now: ctx.now() }
  const place = { planId, kind, nodeId: id, activityId }
  const { facts, happening } = told(ctx, place)
  const own = kind === 'activity' ? await followProgramme(tx, at, node, fields) : fields
  if (node) {
    await writeFields(tx, at, kind, node, own)
    await record(tx, ctx, place, 'edited', node, own)
    const written = Object.keys(own).join(' ')
    await emit(tx, ctx, nodeEdited, { ...happening, facts: { ...facts, fields: written, conflicts: 0 } })
    return
  }
  const parent = kind === 'activity' ? null : activityId
  await insertNode(tx, at, kind, { id, fields: own, ...(parent && { activityId: parent }) })
  await record(tx, ctx, place, 'added')
  await emit(tx, ctx, nodeAdded, { ...happening, facts })
}

function counts(writes: readonly Write[]) {
  const changed = writes.filter(({ node }) => node).length
  return { added: writes.length - changed, changed }
}

async function sentOf(
  db: Db,
  ctx: Context,
  id: string,
  lock = false,
): Promise<Sent & { readonly isApplied: boolean }> {
  const row = await db
    .selectFrom('plan_import')
    .select(['id', 'plan_id', 'cells', 'applied_at'])
    .where('region_code', '=', ctx.region.code)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  if (!row) throw new Refusal('plan.no_such_import')
  return {
    ...{ id: row.id, planId: row.plan_id, isApplied: row.applied_at !== null },
    sheets: row.cells as unknown as SentSheet[],
  }
}
