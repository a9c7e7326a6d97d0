import {
  LanAddresses,
  MEETING_BYTES,
  meetNode,
  type NodeGreeting,
  type NodeHealth,
  NodeReply,
} from '@guyub/contract/nodes'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { isSignedBy } from '../../kernel/signed-text.ts'
import { acknowledge, parcelsAfter } from './append.ts'
import { forgetOldCommands } from './forget-commands.ts'
import { finishBegun } from './journal.ts'
import { knockAs } from './knock.ts'
import { type Signed, signedText } from './meet.ts'
import type { NodesNeeds } from './needs.ts'
import { type NodeRow, ownNode, updateNode } from './node-row.ts'
import { openPace, type Pace } from './pace.ts'
import { packUp } from './pack-up.ts'
import { linkKeyOf } from './sealed-body.ts'
import { takeParcels } from './take.ts'
import { takeDown } from './take-down.ts'

/** Of each node of this process: what its line carried last. */
const paces = new Map<string, Pace>()

function paceOf(nodeId: string): Pace {
  const pace = paces.get(nodeId) ?? openPace()
  paces.set(nodeId, pace)
  return pace
}

/** No command takes so long: one that is begun for longer met a fault. */
const LEFT_BEGUN = 10 * 60_000
/** A line that breaks at the same place each time must not be asked without end in one go. */
const MOST_ROUNDS = 500

/** At the node: meets the regency until neither has more. What went wrong is kept, shown, and tried again. Returns what passed. */
export async function syncNode(ctx: Context, needs: NodesNeeds): Promise<number> {
  const node = await ownNode(ctx.region.db, ctx)
  if (!node || node.revoked_at) return 0
  try {
    await forgetOldCommands(ctx)
    await finishBegun(ctx, needs.cases, new Date(ctx.now().getTime() - LEFT_BEGUN))
    let [all, round] = [0, 0]
    for (; round < MOST_ROUNDS; round++) {
      const { passed, more } = await meetOnce(ctx, needs, node.id)
      all += passed
      if (!more) break
    }
    return all
  } catch (error) {
    await noteFault(ctx, node.id, error)
    throw error
  }
}

async function noteFault(ctx: Context, nodeId: string, error: unknown): Promise<void> {
  const isOurs = error instanceof Refusal
  const code = isOurs ? error.code : isLine(error) ? 'nodes.unreachable' : 'internal'
  await updateNode(ctx.region.db, ctx, nodeId, {
    last_fault: code,
    // It hears it from the regency alone, which has the right key.
    ...(isOurs && code === 'nodes.revoked' && { revoked_at: ctx.now() }),
  })
}

/** No answer, half of one, or somebody else's: of the way, not of what was said. */
function isLine(error: unknown): boolean {
  return error instanceof TypeError || error instanceof SyntaxError || error instanceof DOMException
}

async function meetOnce(ctx: Context, needs: NodesNeeds, nodeId: string) {
  const node = await rowOf(ctx, nodeId)
  await packUp(ctx, needs, nodeId)
  const pace = paceOf(nodeId)
  const { said, more: moreUp } = await greetingOf(ctx, needs, node, pace.most())
  const { response, answer } = await askRegency(ctx, needs, node, pace, said)
  if (!response.ok) throw new Refusal(codeOf(answer))
  const { reply, signature } = meetNode.answer.parse(answer)
  const { passed, more } = await replied(ctx, needs, { text: reply, signature }, 'line')
  return { passed, more: more || moreUp }
}

async function askRegency(ctx: Context, { seal }: NodesNeeds, node: NodeRow, pace: Pace, said: Signed) {
  const began = performance.now()
  try {
    const response = await fetch(`${node.address}/api/r/${ctx.region.code}${meetNode.path}`, {
      method: meetNode.method,
      headers: {
        'content-type': 'application/json',
        // On a slow line the regency has long closed a connection by the time we would use it again.
        connection: 'close',
        ...knockAs(ctx.region.code, node.id, seal),
      },
      body: JSON.stringify({ greeting: said.text, signature: said.signature }),
      signal: AbortSignal.timeout(pace.patience(said.text.length)),
    })
    const text = await response.text()
    pace.met(said.text.length + text.length, performance.now() - began)
    return { response, answer: JSON.parse(text) as unknown }
  } catch (error) {
    pace.broke()
    throw error
  }
}

/** What a node says at a meeting, or gives to a stick. */
export async function greetingOf(
  ctx: Context,
  needs: NodesNeeds,
  node: NodeRow,
  mostBytes: number,
): Promise<{ said: Signed; more: boolean }> {
  const fresh = await rowOf(ctx, node.id)
  const { parcels, more } = await parcelsAfter(ctx, node.id, Number(fresh.acknowledged), mostBytes)
  const services = await ctx.region.db.selectFrom('service_version').select(['key', 'version']).execute()
  const greeting: NodeGreeting = {
    ...{ region: ctx.region.code, node: node.id, at: ctx.now().toISOString() },
    ...{ taken: Number(fresh.taken_number), health: await healthOf(ctx, needs, node.id), parcels },
    services: services.map(({ key, version }) => `${key} ${version}`),
    ...(mostBytes < MEETING_BYTES && { most: mostBytes }),
  }
  return { said: signedText(greeting, needs.seal), more }
}

/** Takes what the regency said, by line or by stick. */
export async function replied(ctx: Context, needs: NodesNeeds, said: Signed, way: 'line' | 'stick') {
  const reply = readReply(said.text)
  const node = await ownNode(ctx.region.db, ctx)
  if (!node || reply.region !== ctx.region.code || reply.node !== node.id)
    throw new Refusal('nodes.not_yours')
  if (!isSignedBy(said.text, said.signature, node.peer_key)) throw new Refusal('nodes.forged')
  const linkKey = linkKeyOf(needs.cases.vault, node)
  // A stick may have lain in a drawer, but nothing in it is from the future.
  if (way === 'line' || reply.at > ctx.now().toISOString()) needs.machine?.heard(new Date(reply.at))
  await acknowledge(ctx, node.id, reply.taken)
  const apply = (body: Parameters<typeof takeDown>[2]) => takeDown(ctx, needs, body)
  const taken = await takeParcels(ctx, { nodeId: node.id, linkKey, apply }, reply.parcels)
  const isNews =
    way === 'line' || taken.taken > 0 || Date.parse(reply.at) > (node.last_met_at?.getTime() ?? 0)
  if (isNews)
    await updateNode(ctx.region.db, ctx, node.id, { last_met_at: ctx.now(), last_way: way, last_fault: null })
  return { ...taken, reply, passed: taken.taken, more: reply.more }
}

function readReply(text: string): NodeReply {
  try {
    return NodeReply.parse(JSON.parse(text))
  } catch {
    throw new Refusal('nodes.unfit')
  }
}

async function rowOf(ctx: Context, nodeId: string): Promise<NodeRow> {
  const node = await ownNode(ctx.region.db, ctx)
  if (node?.id !== nodeId) throw new Refusal('nodes.not_yours')
  return node
}

/** Commands that the regency has not taken or not tried, and those that a person decides on. */
export async function countsOf({ region }: Context, nodeId: string) {
  const rows = await region.db
    .selectFrom('node_command')
    .select((eb) => ['state', eb.fn.countAll().as('count')])
    .where('region_code', '=', region.code)
    .where('node_id', '=', nodeId)
    .where('state', 'in', ['made', 'waiting', 'refused'])
    .groupBy('state')
    .execute()
  const count = (state: string) => Number(rows.find((row) => row.state === state)?.count ?? 0)
  return { waiting: count('made') + count('waiting'), refused: count('refused') }
}

async function healthOf(ctx: Context, needs: NodesNeeds, nodeId: string): Promise<NodeHealth> {
  const { machine } = needs
  return {
    ...{ version: needs.version, ...(await countsOf(ctx, nodeId)) },
    storage: (await machine?.storage()) ?? null,
    memory: machine?.memory() ?? 0,
    clockMs: machine?.clockMs() ?? 0,
    addresses: LanAddresses.catch([]).parse(machine?.addresses() ?? []),
    certificateUntil: machine?.certificateUntil()?.toISOString() ?? null,
    startedAt: (machine?.startedAt ?? ctx.now()).toISOString(),
  }
}

function codeOf(said: unknown): string {
  const code = said && typeof said === 'object' && 'code' in said ? said.code : undefined
  return typeof code === 'string' ? code : 'nodes.unfit'
}
