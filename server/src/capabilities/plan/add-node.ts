import { NODES, type NodeKind, OF_ACTIVITY, refusesEditor, refusesVersion } from '@guyub/contract/plan'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { checkCodes } from './check-codes.ts'
import { editorOf } from './edit-node.ts'
import { nodeAdded } from './events.ts'
import { followProgramme } from './follow-programme.ts'
import type { PlanNeeds } from './needs.ts'
import { insertNode, ownersOf } from './node-store.ts'
import { record, told } from './record.ts'
import { refusedByTable } from './refused-by-table.ts'
import { refusedFields } from './refused-fields.ts'
import { holdVersion } from './version.ts'

interface AddNode {
  readonly commandId: string
  readonly planId: string
  readonly kind: Exclude<NodeKind, 'plan'>
  readonly activityId?: string | undefined
  readonly fields: Readonly<Record<string, unknown>>
}

/** Adds one thing. Planners add anything; an agency adds milestones, figures, budgets and risks to what is its own. */
export async function addNode(ctx: Context, needs: PlanNeeds, command: AddNode) {
  const { commandId: id, planId, kind } = command
  const at = { region: ctx.region.code, planId, now: ctx.now() }
  return once(ctx, 'plan.add-node', id, (tx) =>
    refusedByTable(async () => {
      const closed = refusesVersion((await holdVersion(tx, at.region, planId)).status)
      if (closed) throw new Refusal(closed)
      const isBelow = OF_ACTIVITY.includes(kind)
      const owners = isBelow ? await ownersOf(tx, at, command.activityId ?? null) : null
      if (isBelow && !owners) throw new Refusal('plan.no_such_node')
      const refused = refusesEditor(editorOf(ctx), kind, owners)
      if (refused) throw new Refusal(refused)
      const read = NODES[kind].safeParse(command.fields)
      if (!read.success)
        throw refusedFields(
          read.error.issues.map(({ path }) => ({
            pointer: `#/fields/${String(path[0] ?? '')}`,
            value: command.fields[String(path[0])],
          })),
        )
      await checkCodes(ctx, tx, needs, planId, kind, read.data)
      if (kind === 'activity') await followProgramme(tx, at, undefined, read.data)
      const place = {
        ...{ planId, kind, nodeId: id },
        activityId: isBelow ? (command.activityId ?? null) : kind === 'activity' ? id : null,
      }
      await insertNode(tx, at, kind, {
        id,
        fields: read.data,
        ...(isBelow && command.activityId && { activityId: command.activityId }),
      })
      await record(tx, ctx, place, 'added')
      const { facts, happening } = told(ctx, place)
      await emit(tx, ctx, nodeAdded, { ...happening, facts })
      return { nodeId: id }
    }),
  )
}
