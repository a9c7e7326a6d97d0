import { registerDevice } from '@guyub/contract/devices'
import { AT_NODE_REFUSALS, MadeCommand, NODE_COMMANDS, NODE_OWN } from '@guyub/contract/nodes'
import type { Asked, Journal } from '../../kernel/carried.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { CasesNeeds } from '../cases/index.ts'
import { answersOf } from '../cases/index.ts'
import { openedCommand, sealedCommand, updateCommand } from './command-row.ts'
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
        if (isNew) await place(ctx, needs, command.id, answer)
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

async function begin(ctx: Context, { vault }: Needs, nodeId: string, command: MadeCommand): Promise<boolean> {
  const { code, db } = ctx.region
  const written = await db
    .insertInto('node_command')
    .values({
      ...{ region_code: code, id: command.id, node_id: nodeId, url: command.path, state: 'begun' },
      ...{ subject_id: command.subject, actor_id: command.actor, owner_id: command.actor },
      ...{ office_code: command.office, role: command.role, made_at: command.madeAt },
      ...sealedCommand(vault, code, command),
    })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()
  return written !== undefined
}

/** The next place, one at a time. A letter that was given to a device here is the one that it keeps. */
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
    const { last } = await tx
      .selectFrom('node_command')
      .select((eb) => eb.fn.max('place').as('last'))
      .where('region_code', '=', code)
      .executeTakeFirstOrThrow()
    const placed = { state: 'made', place: Number(last ?? 0) + 1 }
    await updateCommand(tx, ctx, id, { ...placed, ...(await withLetter(tx, ctx, vault, id, answer)) })
  })
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

/** At a start: what was done has its receipt and goes up; what was not is asked for again by whoever sent it. */
export async function finishBegun(ctx: Context, needs: Needs): Promise<void> {
  const { code, db } = ctx.region
  const rows = await db
    .selectFrom('node_command')
    .select(['id', 'actor_id', 'url'])
    .where('region_code', '=', code)
    .where('state', '=', 'begun')
    .orderBy('made_at')
    .execute()
  for (const { id } of rows) {
    const receipt = await db
      .selectFrom('command_receipt')
      .select('result')
      .where('region_code', '=', code)
      .where('id', '=', id)
      .executeTakeFirst()
    if (receipt) await place(ctx, needs, id, receipt.result)
    else await forget(ctx, id)
  }
}
