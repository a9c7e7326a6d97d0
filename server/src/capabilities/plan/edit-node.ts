import { isDeepStrictEqual } from 'node:util'
import { newCommandId } from '@guyub/contract/command'
import { type NodeKind, readField, refusesEditor, refusesVersion } from '@guyub/contract/plan'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { checkCodes } from './check-codes.ts'
import { nodeEdited } from './events.ts'
import { followProgramme } from './follow-programme.ts'
import type { PlanNeeds } from './needs.ts'
import { lockNode, ownersOf, type StoredNode, writeFields } from './node-store.ts'
import { type Place, record, told } from './record.ts'
import { refusedByTable } from './refused-by-table.ts'
import { refusedFields } from './refused-fields.ts'
import { holdVersion, lockVersion } from './version.ts'

interface EditNode {
  readonly commandId: string
  readonly planId: string
  readonly kind: NodeKind
  readonly nodeId: string
  readonly changes: readonly { readonly field: string; readonly seen: number; readonly value?: unknown }[]
}

export const editorOf = ({ actor }: Context) => ({
  editsAll: actor.permissions.has('plan.edit'),
  officeCode: actor.officeCode,
})

/** Writes what nobody wrote meanwhile; what somebody did is kept beside it for a person to decide. Nothing is written over. */
export async function editNode(ctx: Context, needs: PlanNeeds, command: EditNode) {
  const { planId, kind, nodeId } = command
  const at = { region: ctx.region.code, planId, now: ctx.now() }
  return once(ctx, 'plan.edit-node', command.commandId, (tx) =>
    refusedByTable(async () => {
      const node = await nodeToWrite(
        tx,
        ctx,
        { planId, kind, nodeId },
        command.changes.map(({ field }) => field),
      )
      const changes = read(kind, command.changes)
      const fresh: Record<string, unknown> = {}
      const late: { field: string; value: unknown }[] = []
      for (const { field, seen, value } of changes) {
        if (isDeepStrictEqual(node.fields[field] ?? null, value ?? null)) continue
        if (seen === (node.versions[field] ?? 0)) fresh[field] = value
        else late.push({ field, value })
      }
      await checkCodes(
        ctx,
        tx,
        needs,
        planId,
        kind,
        Object.fromEntries(changes.map(({ field, value }) => [field, value])),
      )
      const place: Place = { planId, kind, nodeId, activityId: node.activityId }
      const written = kind === 'activity' ? await followProgramme(tx, at, node, fresh) : fresh
      if (Object.keys(written).length) {
        await writeFields(tx, at, kind, node, written)
        await record(tx, ctx, place, 'edited', node, written)
      }
      const conflicts = await keepBoth(tx, ctx, place, node, late)
      if (Object.keys(written).length || late.length) {
        const { facts, happening } = told(ctx, place)
        const fields = [...Object.keys(written), ...late.map(({ field }) => field)].join(' ')
        await emit(tx, ctx, nodeEdited, { ...happening, facts: { ...facts, fields, conflicts: late.length } })
      }
      return {
        nodeId,
        fields: changes.map(({ field }) => {
          const conflictId = conflicts.get(field) ?? null
          const isWritten = Object.hasOwn(written, field)
          return {
            field,
            version: (node.versions[field] ?? 0) + (isWritten ? 1 : 0),
            outcome: isWritten
              ? ('written' as const)
              : conflictId
                ? ('conflict' as const)
                : ('same' as const),
            conflictId,
          }
        }),
      }
    }),
  )
}

/** The node, locked, once version, place and person allow to write these of its fields. */
export async function nodeToWrite(
  tx: Db,
  ctx: Context,
  { planId, kind, nodeId }: { readonly planId: string; readonly kind: NodeKind; readonly nodeId: string },
  fields: readonly string[],
): Promise<StoredNode> {
  const at = { region: ctx.region.code, planId }
  // Two who share the plan's row and then both want it for themselves would wait for one another.
  const hold = kind === 'plan' ? lockVersion : holdVersion
  const closed = refusesVersion((await hold(tx, at.region, planId)).status)
  if (closed) throw new Refusal(closed)
  const node = await lockNode(tx, at, kind, nodeId)
  if (!node || node.isRemoved) throw new Refusal('plan.no_such_node')
  const owners = await ownersOf(tx, at, node.activityId)
  for (const field of fields) {
    const refused = refusesEditor(editorOf(ctx), kind, owners, field)
    if (refused) throw new Refusal(refused)
  }
  return node
}

// All that the contract does not take is named, not only the first; a field named twice would be written twice.
function read(kind: NodeKind, changes: EditNode['changes']) {
  const faults: EditNode['changes'][number][] = []
  const known = changes.map((change, index) => {
    const value = readField(kind, change.field, change.value)
    const isTwice = changes.findIndex(({ field }) => field === change.field) !== index
    if (!value || isTwice || (kind === 'programme' && change.field === 'element')) faults.push(change)
    return { ...change, value: value?.value }
  })
  if (faults.length)
    throw refusedFields(faults.map(({ field, value }) => ({ pointer: `#/fields/${field}`, value })))
  return known
}

async function keepBoth(
  tx: Db,
  ctx: Context,
  place: Place,
  node: StoredNode,
  late: readonly { readonly field: string; readonly value: unknown }[],
): Promise<ReadonlyMap<string, string>> {
  if (!late.length) return new Map()
  const authors = await tx
    .selectFrom('plan_edit')
    .select(['field', 'version', 'actor_id'])
    .where('region_code', '=', ctx.region.code)
    .where('plan_id', '=', place.planId)
    .where('node_id', '=', place.nodeId)
    .where(
      'field',
      'in',
      late.map(({ field }) => field),
    )
    .execute()
  const rows = late.map(({ field, value }) => {
    const version = node.versions[field] ?? 0
    const author = authors.find((edit) => edit.field === field && edit.version === version)
    return {
      region_code: ctx.region.code,
      id: newCommandId(),
      plan_id: place.planId,
      kind: place.kind,
      node_id: place.nodeId,
      activity_id: place.activityId,
      field,
      standing_version: version,
      standing: JSON.stringify(node.fields[field] ?? null),
      standing_by: author?.actor_id ?? null,
      proposed: JSON.stringify(value ?? null),
      proposed_by: ctx.actor.id,
      office_code: ctx.actor.officeCode,
      opened_at: ctx.now(),
    }
  })
  await tx.insertInto('plan_conflict').values(rows).execute()
  return new Map(rows.map(({ field, id }) => [field, id]))
}
