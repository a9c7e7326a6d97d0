import { isDeepStrictEqual } from 'node:util'
import { type NodeKind, readField } from '@guyub/contract/plan'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { checkCodes } from './check-codes.ts'
import { nodeToWrite } from './edit-node.ts'
import { conflictResolved } from './events.ts'
import { followProgramme } from './follow-programme.ts'
import type { PlanNeeds } from './needs.ts'
import { writeFields } from './node-store.ts'
import { record, told } from './record.ts'
import { refusedByTable } from './refused-by-table.ts'
import { refusedFields } from './refused-fields.ts'

interface ResolveConflict {
  readonly commandId: string
  readonly conflictId: string
  readonly choice: 'standing' | 'proposed' | 'other'
  readonly value?: unknown
  readonly seen: number
}

/** A person decides, having seen what stands at this moment; whoever may write the field may decide. */
export async function resolveConflict(ctx: Context, needs: PlanNeeds, command: ResolveConflict) {
  const { conflictId, choice, seen } = command
  return once(ctx, 'plan.resolve-conflict', command.commandId, (tx) =>
    refusedByTable(async () => {
      const conflict = await tx
        .selectFrom('plan_conflict')
        .selectAll()
        .where('region_code', '=', ctx.region.code)
        .where('id', '=', conflictId)
        .forUpdate()
        .executeTakeFirst()
      if (!conflict) throw new Refusal('plan.no_such_conflict')
      if (conflict.choice) throw new Refusal('plan.conflict_resolved')
      const { plan_id: planId, node_id: nodeId, field } = conflict
      const kind = conflict.kind as NodeKind
      const at = { region: ctx.region.code, planId, now: ctx.now() }
      const place = { planId, kind, nodeId, activityId: conflict.activity_id }
      const node = await nodeToWrite(tx, ctx, place, [field])
      if ((node.versions[field] ?? 0) !== seen) throw new Refusal('plan.changed')
      const wanted = {
        standing: node.fields[field],
        proposed: conflict.proposed,
        other: readOther(kind, field, command),
      }[choice]
      const isNew = !isDeepStrictEqual(node.fields[field] ?? null, wanted ?? null)
      if (isNew) {
        await checkCodes(ctx, tx, needs, planId, kind, { [field]: wanted })
        const fields = { [field]: wanted }
        const written = kind === 'activity' ? await followProgramme(tx, at, node, fields) : fields
        await writeFields(tx, at, kind, node, written)
        await record(tx, ctx, place, 'merged', node, written)
      }
      await tx
        .updateTable('plan_conflict')
        .set({ choice, resolved_by: ctx.actor.id, resolved_at: ctx.now() })
        .where('region_code', '=', ctx.region.code)
        .where('id', '=', conflictId)
        .execute()
      const { facts, happening } = told(ctx, place)
      await emit(tx, ctx, conflictResolved, { ...happening, facts: { ...facts, field, choice } })
      return { conflictId, version: seen + (isNew ? 1 : 0) }
    }),
  )
}

function readOther(kind: NodeKind, field: string, { choice, value }: ResolveConflict): unknown {
  if (choice !== 'other') return undefined
  const read = readField(kind, field, value)
  if (!read) throw refusedFields([{ pointer: '#/value', value }])
  return read.value
}
