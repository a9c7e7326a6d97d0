import { registerDevice } from '@guyub/contract/devices'
import { AT_NODE_REFUSALS, MadeCommand, NODE_COMMANDS, NODE_OWN } from '@guyub/contract/nodes'
import type { Asked, Journal } from '../../kernel/carried.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { CasesNeeds } from '../cases/index.ts'
import { answersOf } from '../cases/index.ts'
import { type CommandRow, openedCommand, sealedCommand, updateCommand } from './command-row.ts'
import { ownNode } from './node-row.ts'

type Needs = Pick<CasesNeeds, 'vault'>

/**
 * Keeps every command that is given at a node before it is done, and places it once it was: what an officer heard a yes to goes up, in
 * that order. A process that ends in between is cleared up at the next start (`finishBegun`).
 */
export function openJournal(needs: Needs): Journal {
  return {
    refusals: AT_NODE_REFUSALS,
    async keep(ctx, asked, work) {
      if (NODE_OWN.has(asked.path)) return work()
      const node = ctx.region.code ? await ownNode(ctx.region.db, ctx) : undefined
      if (!node || !NODE_COMMANDS.has(asked.path)) throw new Refusal('nodes.only_at_regency')
      if (node.revoked_at) throw new Refusal('nodes.revoked')
      const command = commandOf(ctx, asked)
      const isNew = await begin(ctx, needs, node.id, await withBefore(ctx, needs, command))
      try {
        const answer = await work()
        // Also of one that was begun before and met a fault of ours: whoever hears a yes now sends it no more.
        await place(ctx, needs, command.id, answer)
        return answer
      } catch (error) {
        if (isNew && error instanceof Refusal) await forget(ctx, command.id)
        throw error
      }
    },
  }
}

function commandOf({ actor, now }: Context, { path, params, input, content }: Asked): MadeCommand {
  const said = input as { commandId?: unknown; occurredAt?: unknown; caseId?: unknown }
  const { caseId } = params as { caseId?: string }
  return MadeCommand.parse({
    kind: 'command',
    ...{ id: said?.commandId, path, params, input, ...(content && { content: content.toString('base64') }) },
    ...{ subject: caseId ?? said?.commandId, actor: actor.id, office: actor.officeCode },
    ...{ role: actor.role, madeAt: now().toISOString() },
  })
}

/** Answers that it changes, as they stand here: so that the regency can tell whether somebody else changed the same ones. */
async function withBefore(ctx: Context, needs: Needs, command: MadeCommand): Promise<MadeCommand> {
  const { form } = command.input
  if (!command.params.caseId || typeof form !== 'object' || form === null) return command
  const before = await answersOf(ctx, needs, command.params.caseId, Object.keys(form))
  return before ? MadeCommand.parse({ ...command, before }) : command
}

/** Whether it is new here. One that was begun and not done, because of a fault of ours, is kept as it is asked for now. */
async function begin(ctx: Context, { vault }: Needs, nodeId: string, command: MadeCommand): Promise<boolean> {
  const { code, db } = ctx.region
  const row = {
    ...{ region_code: code, id: command.id, node_id: nodeId, url: command.path, state: 'begun' },
    ...{ subject_id: command.subject, actor_id: command.actor, owner_id: command.actor },
    ...{ office_code: command.office, role: command.role, made_at: command.madeAt },
    ...sealedCommand(vault, code, command),
  }
  const written = await db
    .insertInto('node_command')
    .values(row)
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (written) return true
  if (await receiptOf(ctx, command.id)) return false
  await db
    .updateTable('node_command')
    .set(row)
    .where('region_code', '=', code)
    .where('id', '=', command.id)
    .where('state', '=', 'begun')
    .execute()
  return false
}

function receiptOf({ region }: Context, id: string) {
  return region.db
    .selectFrom('command_receipt')
    .select('result')
    .where('region_code', '=', region.code)
    .where('id', '=', id)
    .executeTakeFirst()
}

/**
 * The next place, one at a time; nothing for one that has its place. A letter that was given to a device here is the one that it keeps.
 */
async function place(ctx: Context, { vault }: Needs, id: string, answer: unknown): Promise<void> {
  const { code, db } = ctx.region
  await db.transaction().execute(async (tx) => {
    await tx
      .selectFrom('village_node')
      .select('id')
      .where('region_code', '=', code)
      .where('side', '=', 'node')
      .forUpdate()
      .execute()
    const begun = await tx
      .selectFrom('node_command')
      .select(['subject_id', 'made_at'])
      .where('region_code', '=', code)
      .where('id', '=', id)
      .where('state', '=', 'begun')
      .executeTakeFirst()
    if (!begun) return
    const { last } = await tx
      .selectFrom('node_command')
      .select((eb) => eb.fn.max('place').as('last'))
      .where('region_code', '=', code)
      .executeTakeFirstOrThrow()
    let next = Number(last ?? 0) + 1
    const placed = { state: 'made', place: next }
    await updateCommand(tx, ctx, id, { ...placed, ...(await withLetter(tx, ctx, vault, id, answer)) })
    // What colleagues did with the same request since, while this one had no place, comes after it.
    for (const later of await laterThan(tx, code, begun))
      await updateCommand(tx, ctx, later.id, { place: ++next })
  })
}

function laterThan(
  tx: Db,
  region: string,
  { subject_id, made_at }: Pick<CommandRow, 'subject_id' | 'made_at'>,
) {
  return tx
    .selectFrom('node_command')
    .select('id')
    .where('region_code', '=', region)
    .where('subject_id', '=', subject_id)
    .where('state', '=', 'made')
    .where('number', 'is', null)
    .where('made_at', '>', made_at)
    .orderBy('place')
    .execute()
}

async function withLetter(tx: Db, { region }: Context, vault: Needs['vault'], id: string, answer: unknown) {
  const row = await tx
    .selectFrom('node_command')
    .selectAll()
    .where('region_code', '=', region.code)
    .where('id', '=', id)
    .executeTakeFirst()
  const command = row?.url === registerDevice.path ? openedCommand(vault, row) : undefined
  const { letter } = (answer ?? {}) as { letter?: string }
  if (!command || !letter) return {}
  return sealedCommand(vault, region.code, { ...command, input: { ...command.input, letter } })
}

async function forget({ region }: Context, id: string): Promise<void> {
  await region.db
    .deleteFrom('node_command')
    .where('region_code', '=', region.code)
    .where('id', '=', id)
    .where('state', '=', 'begun')
    .execute()
}

/**
 * What was done has its receipt and goes up; what was not is asked for again by whoever sent it. At a start everything that was begun, and
 * between meetings what has been so for so long that nobody works on it any more.
 */
export async function finishBegun(ctx: Context, needs: Needs, olderThan?: Date): Promise<void> {
  const { code, db } = ctx.region
  const rows = await db
    .selectFrom('node_command')
    .select('id')
    .where('region_code', '=', code)
    .where('state', '=', 'begun')
    .$if(olderThan !== undefined, (some) => some.where('made_at', '<=', olderThan as Date))
    .orderBy('made_at')
    .execute()
  for (const { id } of rows) {
    const receipt = await receiptOf(ctx, id)
    if (receipt) await place(ctx, needs, id, receipt.result)
    else await forget(ctx, id)
  }
}
