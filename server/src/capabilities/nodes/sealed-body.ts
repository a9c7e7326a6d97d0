import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { NodeParcelBody } from '@guyub/contract/nodes'
import { canonical } from '../../kernel/canonical.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { decrypt, encrypt, type Vault } from '../../kernel/vault.ts'
import type { NodeRow } from './node-row.ts'

/** Far above the largest file; what unpacks to more was not made by us. */
const MOST_BYTES = 32 * 2 ** 20

/** The key of the link, which both sides have; a revoked node has none. */
export function linkKeyOf(vault: Vault, row: NodeRow): Buffer {
  if (!row.link_key || !row.link_key_data) throw new Refusal('nodes.revoked')
  const sealed = { content: row.link_key, dataKey: row.link_key_data }
  return Buffer.from(vault.open(row.region_code, row.id, sealed), 'base64')
}

export function sealedLinkKey(vault: Vault, region: string, node: string, key: Buffer) {
  const { content, dataKey } = vault.seal(region, node, key.toString('base64'))
  return { link_key: content, link_key_data: dataKey }
}

/** The place is bound in: a body under another number, of another node, or of the other way does not open. */
const placed = (node: string, way: string, number: number) => `${node} ${way} ${number}`

export function sealBody(
  key: Buffer,
  place: readonly [string, string, number],
  body: NodeParcelBody,
): string {
  // By the contract, so that nothing leaves that it does not name. Words shrink to a fifth; photographs do not, and cost little.
  const bytes = deflateRawSync(canonical(NodeParcelBody.parse(body)), { level: 3 })
  return encrypt(key, placed(...place), bytes).toString('base64')
}

export function openBody(
  key: Buffer,
  place: readonly [string, string, number],
  sealed: string,
): NodeParcelBody {
  try {
    const bytes = decrypt(key, placed(...place), Buffer.from(sealed, 'base64'))
    const text = inflateRawSync(bytes, { maxOutputLength: MOST_BYTES }).toString()
    return NodeParcelBody.parse(JSON.parse(text))
  } catch {
    throw new Refusal('nodes.unfit')
  }
}
