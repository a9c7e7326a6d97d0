import type { NodeParcelBody } from '@guyub/contract/nodes'
import type { Context } from '../../kernel/context.ts'
import type { NodesNeeds } from './needs.ts'
import type { NodeRow } from './node-row.ts'

/** A certificate is made anew so long before its end: a village that meets its regency once a season gets it in time. */
const RENEWED_BEFORE = 200 * 86_400_000

/** What a node's certificate stands for: its name on the office's network. */
export function namesOf(name: string): string[] {
  return [`${name}.local`, name, `${name}.lan`]
}

interface Told {
  readonly certificateUntil?: string | null
  readonly addresses?: readonly string[]
}

/** A certificate that ends within half a year is replaced; the node told us when its own ends, and the key of its server. */
export function newCertificate(
  { now }: Context,
  needs: Pick<NodesNeeds, 'authority'>,
  node: NodeRow,
): Extract<NodeParcelBody, { kind: 'certificate' }> | undefined {
  const { certificateUntil, addresses = [] } = (node.told ?? {}) as Told
  if (!certificateUntil || !node.server_key) return undefined
  const until = Date.parse(certificateUntil)
  const known = node.certificate_until?.getTime() ?? 0
  // Made and on its way already.
  if (known > until || until - now().getTime() > RENEWED_BEFORE) return undefined
  const made = needs.authority().certify({
    ...{ publicKey: node.server_key, names: namesOf(node.name), addresses, now: now() },
  })
  return {
    ...{ kind: 'certificate', certificate: made.certificate, authority: made.authority },
    until: made.until.toISOString(),
  }
}
