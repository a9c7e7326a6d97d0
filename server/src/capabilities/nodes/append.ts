import type { KeyObject } from 'node:crypto'
import type { NodeParcel, NodeParcelBody } from '@guyub/contract/nodes'
import { canonical } from '../../kernel/canonical.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { hashOfText, signed } from '../../kernel/signed-text.ts'
import { type NodeRow, updateNode } from './node-row.ts'
import { sealBody } from './sealed-body.ts'

/** Of the largest parcels so many in memory. */
const AT_ONCE = 8

interface Signing {
  readonly seal: KeyObject
  readonly linkKey: Buffer
}

/** Makes the next parcels to the other side. The row is locked by the caller; returns the number of the last. */
export async function appendParcels(
  tx: Db,
  ctx: Context,
  row: NodeRow,
  { seal, linkKey }: Signing,
  bodies: readonly NodeParcelBody[],
): Promise<number> {
  const way = row.side === 'node' ? 'up' : 'down'
  let [number, previous] = [Number(row.sent_number), row.sent_hash]
  for (const body of bodies) {
    number += 1
    const text = canonical({
      ...{ region: ctx.region.code, node: row.id, way, number, previous, madeAt: ctx.now().toISOString() },
      sealed: sealBody(linkKey, [row.id, way, number], body),
    })
    previous = hashOfText(text)
    await tx
      .insertInto('node_parcel')
      .values({
        ...{ region_code: ctx.region.code, node_id: row.id, number, text, hash: previous },
        ...{ signature: signed(text, seal), made_at: ctx.now() },
      })
      .execute()
  }
  if (bodies.length) await updateNode(tx, ctx, row.id, { sent_number: number, sent_hash: previous })
  return number
}

/** Our parcels that the other side has not, as many as fit; at least one. */
export async function parcelsAfter(
  { region }: Context,
  nodeId: string,
  number: number,
  mostBytes: number,
): Promise<{ parcels: NodeParcel[]; more: boolean }> {
  const parcels: NodeParcel[] = []
  let [bytes, after] = [0, number]
  for (;;) {
    const rows = await region.db
      .selectFrom('node_parcel')
      .select(['number', 'text', 'signature'])
      .where('region_code', '=', region.code)
      .where('node_id', '=', nodeId)
      .where('number', '>', String(after))
      .where('text', 'is not', null)
      .orderBy('number')
      .limit(AT_ONCE)
      .execute()
    for (const { number: its, text, signature } of rows) {
      bytes += text?.length ?? 0
      if (parcels.length && (bytes > mostBytes || parcels.length >= 2000)) return { parcels, more: true }
      parcels.push({ text: text ?? '', signature })
      after = Number(its)
    }
    if (rows.length < AT_ONCE) return { parcels, more: false }
  }
}

/** The other side has them: the words need not lie here any longer. */
export async function acknowledge(ctx: Context, nodeId: string, number: number): Promise<void> {
  const { code, db } = ctx.region
  const row = await db
    .updateTable('village_node')
    .set((eb) => ({
      acknowledged: eb.fn<string>('greatest', [
        'acknowledged',
        eb.fn<string>('least', ['sent_number', eb.val(String(number))]),
      ]),
    }))
    .where('region_code', '=', code)
    .where('id', '=', nodeId)
    .returning('acknowledged')
    .executeTakeFirstOrThrow()
  await db
    .updateTable('node_parcel')
    .set({ text: null })
    .where('region_code', '=', code)
    .where('node_id', '=', nodeId)
    .where('number', '<=', row.acknowledged)
    .where('text', 'is not', null)
    .execute()
}
