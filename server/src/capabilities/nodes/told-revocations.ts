import { type SignedRevocations, splitRevocations } from '@guyub/contract/documents'
import type { NodeParcelBody } from '@guyub/contract/nodes'
import { canonical } from '../../kernel/canonical.ts'
import type { Context } from '../../kernel/context.ts'
import { hashOfText } from '../../kernel/signed-text.ts'
import type { NodesNeeds } from './needs.ts'
import { type NodeRow, ownNode, updateNode } from './node-row.ts'

/** A list that says the same is told again so often: whoever checks by it sees how old it is. */
const AGAIN = 3 * 86_400_000

/** At the regency: the list by which papers are checked, when a node does not have it as it is now. */
export async function newRevocations(ctx: Context, needs: Pick<NodesNeeds, 'revocations'>, node: NodeRow) {
  const { list, key } = await needs.revocations(ctx)
  const { at: _, ...said } = splitRevocations(list)?.list ?? { at: '' }
  const again = Math.floor(ctx.now().getTime() / AGAIN)
  const mark = hashOfText(canonical({ said, key, again }))
  return mark === node.revocations_mark
    ? undefined
    : { mark, body: { kind: 'revocations', list, key } as const }
}

/** At the node: keeps it in place of its own, which knows of no paper. */
export async function takeRevocations(
  ctx: Context,
  { list, key }: Extract<NodeParcelBody, { kind: 'revocations' }>,
): Promise<void> {
  const node = await ownNode(ctx.region.db, ctx)
  if (node) await updateNode(ctx.region.db, ctx, node.id, { revocations: JSON.stringify({ list, key }) })
}

/** At a node: what its regency last told; nothing elsewhere, and before they met. */
export async function regencyRevocations(ctx: Context): Promise<SignedRevocations | undefined> {
  const node = await ownNode(ctx.region.db, ctx)
  return (node?.revocations as SignedRevocations | null | undefined) ?? undefined
}
