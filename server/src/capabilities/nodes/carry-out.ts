import { isDeepStrictEqual } from 'node:util'
import type { Answers } from '@guyub/contract/cases'
import { type MadeCommand, NODE_COMMANDS } from '@guyub/contract/nodes'
import type { Actor, Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { answersOf, correctLate } from '../cases/index.ts'
import { actorOn } from '../identity/index.ts'
import { type CommandRow, FORGOTTEN, openedCommand, subjectOf, updateCommand } from './command-row.ts'
import type { NodesNeeds } from './needs.ts'
import { type NodeRow, nodeById } from './node-row.ts'

const AT_ONCE = 50

/**
 * At the regency: carries out what nodes brought, in the order in which it was done there, by the same operations as anybody's. One that
 * is refused stands with its reason until a person decides; what concerns the same request waits behind it. Returns how many were tried.
 */
export async function carryOut(ctx: Context, needs: NodesNeeds, nodeId: string): Promise<number> {
  // Also a decision that a node brought, which would carry out what it decides on from inside.
  if (busy.has(nodeId)) return 0
  busy.add(nodeId)
  try {
    let [all, tried] = [0, 0]
    do {
      tried = await carryRound(ctx, needs, nodeId)
      all += tried
    } while (tried)
    return all
  } finally {
    busy.delete(nodeId)
  }
}

const busy = new Set<string>()

async function carryRound(ctx: Context, needs: NodesNeeds, nodeId: string): Promise<number> {
  const node = await nodeById(ctx.region.db, ctx, nodeId)
  if (!node) return 0
  const stopped = await stoppedSubjects(ctx, nodeId)
  let [tried, after] = [0, '0']
  for (;;) {
    const rows = await openRows(ctx, nodeId, after)
    for (const row of rows) {
      after = row.place ?? after
      if (row.state === 'refused') continue
      const isStopped = stopped.get(row.subject_id)
      if (isStopped !== undefined && isStopped < Number(row.place)) {
        if (row.state !== 'waiting') await tell(ctx, row.id, { state: 'waiting' })
        continue
      }
      if (!(await carryOne(ctx, needs, node, row))) stopped.set(row.subject_id, Number(row.place))
      tried += 1
    }
    if (rows.length < AT_ONCE) return tried
  }
}

function openRows({ region }: Context, nodeId: string, after: string): Promise<CommandRow[]> {
  return region.db
    .selectFrom('node_command')
    .selectAll()
    .where('region_code', '=', region.code)
    .where('node_id', '=', nodeId)
    .where('state', 'in', ['made', 'waiting'])
    .where('place', '>', after)
    .orderBy('place')
    .limit(AT_ONCE)
    .execute()
}

/** Of each request the first command that a person has to decide on. */
async function stoppedSubjects({ region }: Context, nodeId: string): Promise<Map<string, number>> {
  const rows = await region.db
    .selectFrom('node_command')
    .select((eb) => ['subject_id', eb.fn.min('place').as('place')])
    .where('region_code', '=', region.code)
    .where('node_id', '=', nodeId)
    .where('state', '=', 'refused')
    .groupBy('subject_id')
    .execute()
  return new Map(rows.map(({ subject_id, place }) => [subject_id, Number(place)]))
}

/** Whether it was done. What is no refusal is a fault of ours: thrown, and tried again at the next meeting. */
async function carryOne(ctx: Context, needs: NodesNeeds, node: NodeRow, row: CommandRow): Promise<boolean> {
  const command = openedCommand(needs.cases.vault, row)
  if (!command) return true
  try {
    await perform(ctx, needs, node, row, command)
    await tell(ctx, row.id, { state: 'done', code: null, pointers: null, ...FORGOTTEN })
    return true
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const pointers = error.errors?.map(({ pointer }) => pointer) ?? null
    await tell(ctx, row.id, { state: 'refused', code: error.code, pointers, decision: null })
    return false
  }
}

function tell(ctx: Context, id: string, values: object) {
  return updateCommand(ctx.region.db, ctx, id, { ...values, is_told: false })
}

async function perform(
  ctx: Context,
  needs: NodesNeeds,
  node: NodeRow,
  row: CommandRow,
  command: MadeCommand,
): Promise<void> {
  const carry = NODE_COMMANDS.has(command.path) ? needs.carry(command.path) : undefined
  // Whoever stole a node may write what its own program never would.
  const isFit = command.input.commandId === command.id && command.subject === subjectOf(command)
  if (!carry || !isFit) throw new Refusal('nodes.unfit')
  const at = momentOf(ctx, node, command)
  const actor = await actorFor(ctx, needs, row, command, at)
  const inside: Context = { ...ctx, actor }
  const isDecided = row.decision === 'again'
  const changed = isDecided ? [] : await changedBoth(inside, needs, command)
  if (changed.length)
    throw new Refusal(
      'nodes.same_field',
      changed.map((field) => ({ pointer: `#/form/${field}`, code: 'changed' })),
    )
  // The version that the person saw is the node's; what may be done with the request as it stands the rules say, and the fields.
  const { version: _, ...said } = command.input as { version?: unknown; occurredAt?: unknown }
  const input = said.occurredAt === undefined ? said : { ...said, occurredAt: at.toISOString() }
  const content = command.content === undefined ? undefined : Buffer.from(command.content, 'base64')
  try {
    await carry(inside, { path: command.path, params: command.params, input, content })
  } catch (error) {
    if (!isLateCorrection(error, command)) throw error
    await correctLate(inside, needs.cases, {
      ...{ commandId: command.id, caseId: command.subject, action: String(command.input.action) },
      ...{ form: command.input.form as Answers, occurredAt: at.toISOString() },
    })
  }
}

/**
 * When it is said to have happened. The node's clock is put right by what it was ahead when we last met. An officer's own clock that agrees
 * with it shares its fault; one that does not is believed where what it says can be: not before the node was paired, and not after the
 * node heard of it.
 */
function momentOf(ctx: Context, node: NodeRow, { input, madeAt }: MadeCommand): Date {
  const offset = Number(node.clock_ms ?? 0)
  const ahead = Math.abs(offset) > CLOCK_TOLERANCE ? offset : 0
  const earliest = node.paired_at.getTime()
  const within = (ms: number) => new Date(Math.min(ctx.now().getTime(), Math.max(earliest, ms)))
  const heard = within(Date.parse(madeAt) - ahead).getTime()
  const claimed = Date.parse(typeof input.occurredAt === 'string' ? input.occurredAt : madeAt)
  const lag = Date.parse(madeAt) - claimed
  if (Math.abs(lag) <= CLOCK_TOLERANCE) return within(heard - lag)
  return claimed >= earliest && claimed <= heard ? new Date(claimed) : new Date(heard)
}

/** So far two clocks may be apart before one of them is taken to be wrong. */
export const CLOCK_TOLERANCE = 2 * 60_000

/** Whoever had the right when it was done, had it (docs/adr/0058); who decided on it afterwards answers for it. */
async function actorFor(
  ctx: Context,
  { findOffice }: NodesNeeds,
  row: CommandRow,
  command: MadeCommand,
  at: Date,
): Promise<Actor> {
  const held = row.decided_by
    ? { userId: row.decided_by, office: row.office_code, role: row.role, at: ctx.now() }
    : { userId: command.actor, office: command.office, role: command.role, at }
  const actor = row.office_code === command.office && (await actorOn(ctx.region, findOffice, held))
  if (!actor) throw new Refusal('access.denied')
  return actor
}

/** Answers that both sides changed, and not to the same. */
async function changedBoth(
  ctx: Context,
  { cases }: NodesNeeds,
  { before, input, subject }: MadeCommand,
): Promise<string[]> {
  const form = input.form as Answers | undefined
  if (!before || !form) return []
  const now = await answersOf(ctx, cases, subject, Object.keys(form))
  if (!now) return []
  return Object.keys(form).filter(
    (field) => !isDeepStrictEqual(now[field], before[field]) && !isDeepStrictEqual(now[field], form[field]),
  )
}

function isLateCorrection(error: unknown, { path, input, before }: MadeCommand): boolean {
  const isState = error instanceof Refusal && error.code === 'cases.not_in_this_state'
  return isState && path === '/cases/:caseId/act' && before !== undefined && input.form !== undefined
}
