import { newTrackingCode } from '@guyub/contract/cases'
import { MadeCommand } from '@guyub/contract/nodes'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { carryOut } from './carry-out.ts'
import { FORGOTTEN, openedCommand, sealedCommand, updateCommand } from './command-row.ts'
import { commandDecided } from './events.ts'
import type { NodesNeeds } from './needs.ts'
import { nodeById } from './node-row.ts'
import { nodesContext } from './other-side.ts'

interface Decide {
  readonly commandId: string
  readonly refusedId: string
  readonly decision: 'again' | 'drop'
  readonly form?: Readonly<Record<string, string>> | undefined
  readonly reason?: string | undefined
}

/**
 * What becomes of a command that was refused. The regency does it, in the name of whoever decided; at a node the decision is noted and goes
 * up like any command.
 */
export async function decideCommand(ctx: Context, needs: NodesNeeds, command: Decide) {
  const { refusedId } = command
  const { nodeId } = await once(ctx, 'nodes.decide', command.commandId, (tx) => note(tx, ctx, needs, command))
  const node = await nodeById(ctx.region.db, ctx, nodeId)
  if (node?.side === 'regency')
    await carryOut(nodesContext(needs.pool, ctx.region.code, ctx.now), needs, nodeId)
  const row = await ctx.region.db
    .selectFrom('node_command')
    .select('state')
    .where('region_code', '=', ctx.region.code)
    .where('id', '=', refusedId)
    .executeTakeFirst()
  return { refusedId, state: (row?.state ?? 'done') as 'made' }
}

async function note(
  tx: Db,
  ctx: Context,
  { cases }: NodesNeeds,
  { refusedId, decision, form, reason }: Decide,
): Promise<{ nodeId: string }> {
  if (decision === 'drop' && !reason) throw new Refusal('nodes.reason_missing')
  const row = await tx
    .selectFrom('node_command')
    .selectAll()
    .where('region_code', '=', ctx.region.code)
    .where('id', '=', refusedId)
    .where('office_code', '=', ctx.actor.officeCode)
    .where('state', '=', 'refused')
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('nodes.not_waiting')
  const node = await nodeById(tx, ctx, row.node_id)
  const isRegency = node?.side === 'regency'
  const changed = changedCommand(ctx, openedCommand(cases.vault, row), row.code, form)
  const decided = {
    ...{ decision, decided_by: ctx.actor.id, decided_at: ctx.now(), reason: reason ?? null },
    // A part of the answers is enough: what is not named stays as it was sent.
    ...(changed && isRegency && sealedCommand(cases.vault, ctx.region.code, changed)),
    state: isRegency ? (decision === 'again' ? 'made' : 'dropped') : 'waiting',
    ...(isRegency && decision === 'drop' && { ...FORGOTTEN, is_told: false }),
  }
  await updateCommand(tx, ctx, refusedId, decided)
  if (isRegency && decision === 'drop') await forgetCase(tx, ctx, row)
  await emit(tx, ctx, commandDecided, {
    ...{ subjectId: refusedId, officeCode: row.office_code, occurredAt: ctx.now() },
    facts: { decision, path: row.url },
  })
  return { nodeId: row.node_id }
}

/** With other answers, where somebody gave some; under another code, where the one on the slip was taken. */
function changedCommand(
  { region }: Context,
  command: MadeCommand | undefined,
  code: string | null,
  form: Decide['form'],
): MadeCommand | undefined {
  if (form && !command?.input.form) throw new Refusal('nodes.no_answers')
  const isTaken = code === 'cases.tracking_code_taken'
  if (!command || !(form || isTaken)) return undefined
  const input = {
    ...command.input,
    ...(form && { form: { ...(command.input.form as Record<string, string>), ...form } }),
    ...(isTaken && { trackingCode: newTrackingCode(region.code) }),
  }
  return MadeCommand.parse({ ...command, input })
}

/** So that the node is told again how the request stands without it. */
async function forgetCase(
  tx: Db,
  { region }: Context,
  { node_id, subject_id }: { readonly node_id: string; readonly subject_id: string },
): Promise<void> {
  await tx
    .deleteFrom('node_case')
    .where('region_code', '=', region.code)
    .where('node_id', '=', node_id)
    .where('case_id', '=', subject_id)
    .execute()
}
