import type { KeyObject } from 'node:crypto'
import { MEETING_BYTES, NodeGreeting, type NodeReply } from '@guyub/contract/nodes'
import { canonical } from '../../kernel/canonical.ts'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { isSignedBy, signed } from '../../kernel/signed-text.ts'
import { acknowledge, parcelsAfter } from './append.ts'
import { arrive } from './arrive.ts'
import { carryOut } from './carry-out.ts'
import type { NodesNeeds } from './needs.ts'
import { type NodeRow, nodeById, updateNode } from './node-row.ts'
import { packDown } from './pack-down.ts'
import { linkKeyOf } from './sealed-body.ts'
import { takeParcels } from './take.ts'

export interface Signed {
  readonly text: string
  readonly signature: string
}

export interface Met {
  readonly node: NodeRow
  readonly greeting: NodeGreeting
  readonly passed: { readonly taken: number; readonly known: number }
}

/** The regency is met by a node, or by what a stick brought from it: keeps and carries out what was done there. */
export async function greeted(
  ctx: Context,
  needs: NodesNeeds,
  said: Signed,
  way: 'line' | 'stick',
): Promise<Met> {
  const greeting = readGreeting(said.text)
  if (greeting.region !== ctx.region.code) throw new Refusal('nodes.not_yours')
  const node = await nodeById(ctx.region.db, ctx, greeting.node)
  if (node?.side !== 'regency') throw new Refusal('nodes.unknown')
  if (!isSignedBy(said.text, said.signature, node.peer_key)) throw new Refusal('nodes.forged')
  if (node.revoked_at) throw new Refusal('nodes.revoked')
  const linkKey = linkKeyOf(needs.cases.vault, node)
  try {
    const passed = await takeParcels(
      ctx,
      {
        ...{ nodeId: node.id, linkKey, apply: async () => undefined },
        together: (tx, body, number) => arrive(tx, ctx, needs, node, body, number),
      },
      greeting.parcels,
    )
    await noteMeeting(ctx, node, greeting, way, passed.taken > 0)
    await acknowledge(ctx, node.id, greeting.taken)
    await carryOut(ctx, needs, node.id)
    return { node, greeting, passed }
  } catch (error) {
    const fault = error instanceof Refusal ? error.code : 'internal'
    await updateNode(ctx.region.db, ctx, node.id, { last_fault: fault })
    throw error
  }
}

/** Of a stick the clock tells nothing: it may have lain in a drawer. An older one, or the same again, is no meeting and undoes nothing. */
async function noteMeeting(
  ctx: Context,
  node: NodeRow,
  { at, health, services }: NodeGreeting,
  way: 'line' | 'stick',
  hasNews: boolean,
): Promise<void> {
  const now = ctx.now()
  const told = node.told as { at?: string } | null
  if (way === 'stick' && !hasNews && told?.at && told.at >= at) return
  await updateNode(ctx.region.db, ctx, node.id, {
    ...{ last_met_at: now, last_way: way, last_fault: null },
    ...(way === 'line' && { clock_ms: Date.parse(at) - now.getTime() }),
    told: JSON.stringify({ ...health, at, services }),
  })
}

/** What the regency says to it: what the node has not, as much as fits. */
export async function replyTo(
  ctx: Context,
  needs: NodesNeeds,
  nodeId: string,
  { taken, services }: { readonly taken: number; readonly services: readonly string[] },
  mostBytes = MEETING_BYTES,
): Promise<Signed> {
  const left = await packDown(ctx, needs, nodeId, services)
  const { parcels, more } = await parcelsAfter(ctx, nodeId, taken, mostBytes)
  const node = await nodeById(ctx.region.db, ctx, nodeId)
  const reply: NodeReply = {
    ...{ region: ctx.region.code, node: nodeId, at: ctx.now().toISOString() },
    ...{ taken: Number(node?.taken_number ?? 0), parcels, more: more || left },
  }
  return signedText(reply, needs.seal)
}

export function signedText(said: object, seal: KeyObject): Signed {
  const text = canonical(said)
  return { text, signature: signed(text, seal) }
}

export function readGreeting(text: string): NodeGreeting {
  try {
    return NodeGreeting.parse(JSON.parse(text))
  } catch {
    throw new Refusal('nodes.unfit')
  }
}
