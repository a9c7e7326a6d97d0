import { meet } from '@guyub/contract/exchange'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Http } from '../../kernel/http.ts'
import { problem, refused } from '../../kernel/problems.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { linkOf } from './link-row.ts'
import { isNow } from './meet.ts'
import { exchangeContext } from './other-side.ts'
import { isSignedBy, signed } from './sign.ts'

/** What home says at the door: region and time, signed. */
export const KNOCK = { at: 'x-exchange-at', signature: 'x-exchange-signature' } as const

const said = (region: string, at: string) => `guyub exchange ${region} ${at}`

export function knockAs(
  region: string,
  at: string,
  key: Parameters<typeof signed>[1],
): Record<string, string> {
  return { [KNOCK.at]: at, [KNOCK.signature]: signed(said(region, at), key) }
}

/** What any endpoint would read. */
const SMALL = 1024 * 1024

/** A meeting may bring many megabytes: whoever does not hold the region's key is sent away before a byte of them is read. */
export function guardTheDoor({ app, pool, now }: Http): void {
  const url = `/api/r/:region${meet.path}`
  app.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.routeOptions.url !== url || isSmall(request)) return undefined
    try {
      if (!(await knocked(request))) return problem(reply, 413, 'request.too_large')
      return undefined
    } catch (error) {
      return refused(reply, meet.refusals, error)
    }
  })

  // A body that does not tell its length may be of any.
  function isSmall({ headers }: FastifyRequest): boolean {
    return !headers['transfer-encoding'] && Number(headers['content-length'] ?? 0) <= SMALL
  }

  /** Whether this region is one that brings parcels here; a wrong knock of it is refused with what is wrong. */
  async function knocked(request: FastifyRequest): Promise<boolean> {
    const { region } = request.params as { region: string }
    const ctx = exchangeContext(pool, region, now)
    const link = await linkOf(ctx.region.db, ctx)
    if (link?.side !== 'centre') return false
    const [at, signature] = [String(request.headers[KNOCK.at]), String(request.headers[KNOCK.signature])]
    if (!isSignedBy(said(region, at), signature, link.peer_key)) throw new Refusal('exchange.not_yours')
    if (!isNow(at, now())) throw new Refusal('exchange.clock_apart')
    return true
  }
}
