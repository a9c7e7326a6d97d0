import { NODE_UP, type NodeParcel, type NodeParcelBody, NodeParcelText } from '@guyub/contract/nodes'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { hashOfText, isSignedBy } from '../../kernel/signed-text.ts'
import { nodeById, updateNode } from './node-row.ts'
import { openBody } from './sealed-body.ts'

interface Taking {
  readonly nodeId: string
  readonly linkKey: Buffer
  /** What becomes of it. May be done again: a process may end between it and the note that it was. */
  readonly apply: (body: NodeParcelBody, number: number) => Promise<void>
  /** What has to happen together with the note that it was taken. */
  readonly together?: (tx: Db, body: NodeParcelBody, number: number) => Promise<void>
}

/**
 * Takes the other side's parcels, once and in order. What was taken before is passed over, known by its hash; a gap, a foreign
 * signature, one that does not open, or a kind that is not theirs to send is refused, and nothing of it stays.
 */
export async function takeParcels(
  ctx: Context,
  { nodeId, linkKey, apply, together }: Taking,
  parcels: readonly NodeParcel[],
): Promise<{ taken: number; known: number }> {
  const passed = { taken: 0, known: 0 }
  for (const parcel of parcels) {
    const text = read(parcel.text)
    const node = await nodeById(ctx.region.db, ctx, nodeId)
    if (!node) throw new Refusal('nodes.unknown')
    const way = node.side === 'node' ? 'down' : 'up'
    if (text.region !== ctx.region.code || text.node !== nodeId || text.way !== way)
      throw new Refusal('nodes.not_yours')
    const hash = hashOfText(parcel.text)
    if (text.number <= Number(node.taken_number)) {
      await refuseOther(ctx, nodeId, text.number, hash)
      passed.known += 1
      continue
    }
    if (!isSignedBy(parcel.text, parcel.signature, node.peer_key)) throw new Refusal('nodes.forged')
    if (text.number !== Number(node.taken_number) + 1) throw new Refusal('nodes.gap')
    if (text.previous !== node.taken_hash) throw new Refusal('nodes.forged')
    const body = openBody(linkKey, [nodeId, way, text.number], parcel.text && text.sealed)
    if (NODE_UP.includes(body.kind) !== (way === 'up')) throw new Refusal('nodes.unfit')
    await apply(body, text.number)
    if (await note(ctx, nodeId, { number: text.number, hash, previous: text.previous }, body, together))
      passed.taken += 1
    else passed.known += 1
  }
  return passed
}

/** False: another process took it meanwhile. */
async function note(
  ctx: Context,
  nodeId: string,
  { number, hash, previous }: { number: number; hash: string; previous: string },
  body: NodeParcelBody,
  together: Taking['together'],
): Promise<boolean> {
  return ctx.region.db.transaction().execute(async (tx) => {
    const node = await nodeById(tx, ctx, nodeId, true)
    if (node?.taken_hash !== previous || Number(node.taken_number) !== number - 1) return false
    await together?.(tx, body, number)
    await tx
      .insertInto('node_arrival')
      .values({ region_code: ctx.region.code, node_id: nodeId, number, hash, taken_at: ctx.now() })
      .execute()
    await updateNode(tx, ctx, nodeId, { taken_number: number, taken_hash: hash })
    return true
  })
}

/** Under one number there is one parcel: two machines with the same keys, or a restored one, would bring another. */
async function refuseOther({ region }: Context, nodeId: string, number: number, hash: string): Promise<void> {
  const known = await region.db
    .selectFrom('node_arrival')
    .select('hash')
    .where('region_code', '=', region.code)
    .where('node_id', '=', nodeId)
    .where('number', '=', String(number))
    .executeTakeFirst()
  if (known?.hash !== hash) throw new Refusal('nodes.forged')
}

function read(text: string): NodeParcelText {
  try {
    return NodeParcelText.parse(JSON.parse(text))
  } catch {
    throw new Refusal('nodes.unfit')
  }
}
