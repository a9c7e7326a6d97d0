import type { Pairing } from '@guyub/contract/nodes'
import type { Context } from '../../kernel/context.ts'
import type { NodesNeeds } from './needs.ts'
import { ownNode } from './node-row.ts'
import { sealedLinkKey } from './sealed-body.ts'

interface Paired {
  readonly node: string
  readonly address: string
  readonly pairing: Pairing
}

/**
 * At the mini-PC: keeps what it was paired with. Paired anew, as after it was revoked, it brings everything again that it never heard about,
 * under the new numbers: nothing that was done here is lost.
 */
export async function bePaired(
  ctx: Context,
  { cases }: { readonly cases: Pick<NodesNeeds['cases'], 'vault'> },
  { node, address, pairing }: Paired,
): Promise<void> {
  const { code, db } = ctx.region
  const before = await ownNode(db, ctx)
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('village_node')
      .values({
        ...{ region_code: code, id: node, side: 'node', office_code: pairing.office, name: pairing.name },
        ...{ peer_key: pairing.publicKey, address, letter: pairing.letter, paired_at: pairing.pairedAt },
        ...sealedLinkKey(cases.vault, code, node, Buffer.from(pairing.linkKey, 'base64')),
      })
      .execute()
    if (!before) return
    await tx
      .updateTable('node_command')
      .set({ node_id: node, number: null, state: 'made', decision: null })
      .where('region_code', '=', code)
      .where('state', 'in', ['made', 'waiting', 'refused'])
      .execute()
    // A gap, or a parcel that is not the one that was known: one of the two was restored from a backup. What was brought since is brought once more.
    if (before.last_fault === 'nodes.gap' || before.last_fault === 'nodes.forged')
      await tx
        .updateTable('node_command')
        .set({ number: null, state: 'made', decision: null })
        .where('region_code', '=', code)
        .where('state', '=', 'done')
        .where('content', 'is not', null)
        .execute()
    await tx
      .updateTable('node_command')
      .set({ node_id: node })
      .where('region_code', '=', code)
      .where('node_id', '=', before.id)
      .execute()
    await tx
      .updateTable('village_node')
      .set({ link_key: null, link_key_data: null, revoked_at: ctx.now() })
      .where('region_code', '=', code)
      .where('id', '=', before.id)
      .execute()
  })
}
