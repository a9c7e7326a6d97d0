import { meet } from '@guyub/contract/exchange'
import type { FastifyRequest } from 'fastify'
import { guardTheDoor } from '../../kernel/door.ts'
import type { Http } from '../../kernel/http.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { isSignedBy, signed } from '../../kernel/signed-text.ts'
import { linkOf } from './link-row.ts'
import { isNow } from './meet.ts'
import { exchangeContext } from './other-side.ts'

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

/** A meeting may bring many megabytes: only a region's own installation brings them. */
export function guardTheMeeting(http: Http): void {
  const { pool, now } = http
  guardTheDoor(http, { url: `/api/r/:region${meet.path}`, refusals: meet.refusals, knocked })

  /** Whether this region is one that brings parcels here. */
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
