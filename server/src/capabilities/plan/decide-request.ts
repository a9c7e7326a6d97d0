import { isDeepStrictEqual } from 'node:util'
import type { NodeKind } from '@guyub/contract/plan'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { checkCodes } from './check-codes.ts'
import { nodeToWrite } from './edit-node.ts'
import { requestDecided } from './events.ts'
import { followProgramme } from './follow-programme.ts'
import type { PlanNeeds } from './needs.ts'
import { writeFields } from './node-store.ts'
import { type Place, record, told } from './record.ts'
import { refusedByTable } from './refused-by-table.ts'
import { openVersion } from './version.ts'

interface DecideRequest {
  readonly commandId: string
  readonly requestId: string
  readonly decision: 'accepted' | 'rejected'
  readonly why: string
  readonly seen?: number | undefined
}

/**
 * Accepts into the version that is open: of an adopted plan that is its amendment, where everything kept its id. The planner names the
 * version of the field that was on the screen.
 */
export async function decideRequest(ctx: Context, needs: PlanNeeds, command: DecideRequest) {
  const { requestId, decision, why } = command
  return once(ctx, 'plan.decide-request', command.commandId, (tx) =>
    refusedByTable(async () => {
      const request = await tx
        .selectFrom('plan_request')
        .selectAll()
        .where('region_code', '=', ctx.region.code)
        .where('id', '=', requestId)
        .forUpdate()
        .executeTakeFirst()
      if (!request) throw new Refusal('plan.no_such_request')
      if (request.decision) throw new Refusal('plan.request_decided')
      const { field } = request
      const place = {
        planId: request.plan_id,
        kind: request.kind as NodeKind,
        nodeId: request.node_id,
        activityId: request.activity_id,
      }
      const into =
        decision === 'accepted' ? await accept(tx, ctx, needs, place, { ...command, ...request }) : null
      await tx
        .updateTable('plan_request')
        .set({ decision, decided_why: why, decided_by: ctx.actor.id, decided_at: ctx.now(), into_plan: into })
        .where('region_code', '=', ctx.region.code)
        .where('id', '=', requestId)
        .execute()
      const { facts, happening } = told(ctx, place)
      await emit(tx, ctx, requestDecided, {
        ...happening,
        facts: { ...facts, field, request: requestId, decision },
      })
      return { requestId, decision }
    }),
  )
}

async function accept(
  tx: Db,
  ctx: Context,
  needs: PlanNeeds,
  asked: Place,
  {
    field,
    proposed,
    seen,
  }: { readonly field: string; readonly proposed: unknown; readonly seen?: number | undefined },
): Promise<string> {
  const open = await openVersion(tx, ctx.region.code)
  if (!open) throw new Refusal('plan.no_open_version')
  // The plan itself is a row of its own in every version; everything else keeps its id.
  const nodeId = asked.kind === 'plan' ? open.id : asked.nodeId
  const place = { ...asked, planId: open.id, nodeId }
  const at = { region: ctx.region.code, planId: open.id, now: ctx.now() }
  const node = await nodeToWrite(tx, ctx, place, [field])
  if ((node.versions[field] ?? 0) !== seen) throw new Refusal('plan.changed')
  if (isDeepStrictEqual(node.fields[field] ?? null, proposed ?? null)) return open.id
  await checkCodes(ctx, tx, needs, open.id, place.kind, { [field]: proposed })
  const fields = { [field]: proposed }
  const written = place.kind === 'activity' ? await followProgramme(tx, at, node, fields) : fields
  await writeFields(tx, at, place.kind, node, written)
  await record(tx, ctx, place, 'requested', node, written)
  return open.id
}
