import type { KeyObject } from 'node:crypto'
import { meetNode } from '@guyub/contract/nodes'
import type { FastifyRequest } from 'fastify'
import { guardTheDoor } from '../../kernel/door.ts'
import type { Http } from '../../kernel/http.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { isSignedBy, signed } from '../../kernel/signed-text.ts'
import { nodeById } from './node-row.ts'
import { nodesContext } from './other-side.ts'

const KNOCK = { node: 'x-node', signature: 'x-node-signature' } as const
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

// Without a time: the clock of a mini-PC may be wrong by years, and whoever says it again gets nothing that they could read.
const said = (region: string, node: string) => `guyub node ${region} ${node}`

export function knockAs(region: string, node: string, key: KeyObject): Record<string, string> {
  return { [KNOCK.node]: node, [KNOCK.signature]: signed(said(region, node), key) }
}

/** A meeting may bring photographs: only a node in use brings them. */
export function guardTheMeeting(http: Http): void {
  const { pool, now } = http
  guardTheDoor(http, { url: `/api/r/:region${meetNode.path}`, refusals: meetNode.refusals, knocked })

  async function knocked(request: FastifyRequest): Promise<boolean> {
    const { region } = request.params as { region: string }
    const [id, signature] = [String(request.headers[KNOCK.node]), String(request.headers[KNOCK.signature])]
    const ctx = nodesContext(pool, region, now)
    const node = UUID.test(id) ? await nodeById(ctx.region.db, ctx, id) : undefined
    if (node?.side !== 'regency') return false
    if (!isSignedBy(said(region, id), signature, node.peer_key)) throw new Refusal('nodes.not_yours')
    if (node.revoked_at) throw new Refusal('nodes.revoked')
    return true
  }
}
