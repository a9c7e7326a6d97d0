import { createPublicKey } from 'node:crypto'
import { NodeGreeting, NodeReply } from '@guyub/contract/nodes'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { isSignedBy } from '../../kernel/signed-text.ts'
import type { Fetched } from '../../kernel/transfer.ts'
import { greeted, replyTo, type Signed } from './meet.ts'
import type { NodesNeeds } from './needs.ts'
import { nodeById, ownNode, updateNode } from './node-row.ts'
import { nodesContext } from './other-side.ts'
import { packUp } from './pack-up.ts'
import { greetingOf, replied } from './sync.ts'

/** The first line of a file, so that it is known for what it is; after it the signature, then the text that it stands for. */
const HEAD = 'guyub bundle 1'
/** As much as is carried at once, some two hundred photographs; what remains is in the next. It is read at once, into a small heap. */
const MOST_BYTES = 64 * 2 ** 20
/** A signature in base64, and an id. */
const [SIGNATURE, ID] = [88, 36]
const UUID = /^[0-9a-f-]{36}$/
const PACK_ROUNDS = 1000

/**
 * What a meeting would carry, as a file for a stick: signed as a whole, and every parcel in it encrypted for the other side alone. At a node
 * what goes up; at the regency what goes down to one node.
 */
export async function exportBundle(
  ctx: Context,
  needs: NodesNeeds,
  wanted: { readonly node?: string | undefined },
): Promise<Fetched> {
  const inside = nodesContext(needs.pool, ctx.region.code, ctx.now)
  const own = await ownNode(ctx.region.db, ctx)
  const { said, name } = own
    ? await upBundle(inside, needs, own.id)
    : await downBundle(inside, needs, wanted.node ?? (await onlyNodeOf(ctx)))
  const day = ctx.now().toISOString().slice(0, 16).replaceAll(/[-:]/g, '').replace('T', '-')
  const bytes = Buffer.from(`${HEAD}\n${said.signature}\n${said.text}`)
  return { bytes, mediaType: 'application/octet-stream', name: `${name}-${day}.guyub` }
}

/** Of a clerk at the regency's own pages: the node of the office. */
async function onlyNodeOf({ region, actor }: Context): Promise<string> {
  const row = await region.db
    .selectFrom('village_node')
    .select('id')
    .where('region_code', '=', region.code)
    .where('office_code', '=', actor.officeCode)
    .where('revoked_at', 'is', null)
    .orderBy('paired_at', 'desc')
    .executeTakeFirst()
  if (!row) throw new Refusal('nodes.unknown')
  return row.id
}

async function upBundle(ctx: Context, needs: NodesNeeds, nodeId: string) {
  const node = await nodeById(ctx.region.db, ctx, nodeId)
  if (!node) throw new Refusal('nodes.unknown')
  if (node.revoked_at) throw new Refusal('nodes.revoked')
  await packUp(ctx, needs, nodeId)
  const { said } = await greetingOf(ctx, needs, node, MOST_BYTES)
  return { said, name: `${node.name}-ke-kabupaten` }
}

async function downBundle(ctx: Context, needs: NodesNeeds, nodeId: string) {
  const node = await nodeById(ctx.region.db, ctx, nodeId)
  if (node?.side !== 'regency') throw new Refusal('nodes.unknown')
  if (node.revoked_at) throw new Refusal('nodes.revoked')
  const state = { taken: Number(node.acknowledged), services: servicesOf(node.told) }
  // Whoever walks with a stick walks once: everything there is, not a meeting's worth.
  let said = await replyTo(ctx, needs, nodeId, state, MOST_BYTES)
  for (let round = 0; round < PACK_ROUNDS && (JSON.parse(said.text) as NodeReply).more; round++) {
    const next = await replyTo(ctx, needs, nodeId, state, MOST_BYTES)
    if (next.text.length >= MOST_BYTES) break
    said = next
  }
  return { said, name: `${node.name}-ke-desa` }
}

function servicesOf(told: unknown): readonly string[] {
  const { services } = (told ?? {}) as { services?: readonly string[] }
  return services ?? []
}

/** Takes what a stick brought, by the same rules as at a meeting; one file after the other, because each is as large as it may be. */
export function importBundle(ctx: Context, needs: NodesNeeds, content: Buffer) {
  const taking = before.then(() => takeBundle(ctx, needs, content))
  before = taking.catch(() => undefined)
  return taking
}

let before: Promise<unknown> = Promise.resolve()

async function takeBundle(ctx: Context, needs: NodesNeeds, content: Buffer) {
  const inside = nodesContext(needs.pool, ctx.region.code, ctx.now)
  const said = readBundle(content)
  const own = await ownNode(ctx.region.db, ctx)
  await refuseStrange(inside, needs, said)
  const kind = kindOf(said.text)
  // The way up at a node is its own file, brought back.
  if (kind !== (own ? 'down' : 'up')) throw new Refusal('nodes.other_bundle')
  if (own) {
    const { taken, known, reply } = await replied(inside, needs, said, 'stick').catch((error) =>
      fault(inside, own.id, error),
    )
    return { node: own.id, taken, known, madeAt: reply.at }
  }
  const { node, greeting, passed } = await greeted(inside, needs, said, 'stick')
  return { node: node.id, ...passed, madeAt: greeting.at }
}

async function fault(ctx: Context, nodeId: string, error: unknown): Promise<never> {
  if (error instanceof Refusal) await updateNode(ctx.region.db, ctx, nodeId, { last_fault: error.code })
  throw error
}

/** The three parts by their place: of a file that is none, nothing is taken apart. */
function readBundle(content: Buffer): Signed {
  const from = HEAD.length + 1
  const signature = content.subarray(from, from + SIGNATURE).toString('latin1')
  const isHead = content.subarray(0, from).toString('latin1') === `${HEAD}\n`
  if (!isHead || !/^[A-Za-z0-9+/]{86}==$/.test(signature) || content[from + SIGNATURE] !== 10)
    throw new Refusal('nodes.no_bundle')
  return { signature, text: content.subarray(from + SIGNATURE + 1).toString() }
}

/**
 * Whose file it is, and whether they signed it, before its text is taken apart: a text that somebody made up may be as large as memory. The
 * names are those of the text itself; inside of a parcel every quotation mark has a backslash before it.
 */
async function refuseStrange(ctx: Context, { seal }: Pick<NodesNeeds, 'seal'>, { text, signature }: Signed) {
  const [region, nodeId] = [named(text, 'region'), named(text, 'node')]
  // Cut off on the way, or no file of ours.
  if (!region || !UUID.test(nodeId) || !text.endsWith('}')) throw new Refusal('nodes.no_bundle')
  if (region !== ctx.region.code) throw new Refusal('nodes.not_yours')
  const node = await nodeById(ctx.region.db, ctx, nodeId)
  if (!node) throw new Refusal('nodes.unknown')
  if (isSignedBy(text, signature, node.peer_key)) return
  const own = createPublicKey(seal).export({ type: 'spki', format: 'pem' }).toString()
  throw new Refusal(isSignedBy(text, signature, own) ? 'nodes.other_bundle' : 'nodes.forged')
}

function named(text: string, name: string): string {
  const at = text.indexOf(`"${name}":"`)
  return at < 0 ? '' : (text.slice(at + name.length + 4, at + name.length + 4 + ID).split('"', 1)[0] ?? '')
}

function kindOf(text: string): 'up' | 'down' {
  const said = parsed(text)
  if (NodeGreeting.safeParse(said).success) return 'up'
  if (NodeReply.safeParse(said).success) return 'down'
  throw new Refusal('nodes.no_bundle')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
