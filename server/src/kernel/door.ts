import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Http } from './http.ts'
import { problem, refused } from './problems.ts'

/** What any endpoint would read. */
const SMALL = 1024 * 1024

interface Door {
  /** `/api/r/:region/exchange/meet` */
  readonly url: string
  readonly refusals: Readonly<Record<string, number>>
  /** Whether this one may bring much; a wrong knock is refused with what is wrong. */
  readonly knocked: (request: FastifyRequest) => Promise<boolean>
}

/** Where much is brought: whoever has not knocked with a signature is sent away before a byte of it is read. */
export function guardTheDoor({ app }: Pick<Http, 'app'>, { url, refusals, knocked }: Door): void {
  app.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.routeOptions.url !== url || isSmall(request)) return undefined
    try {
      if (!(await knocked(request))) return problem(reply, 413, 'request.too_large')
      return undefined
    } catch (error) {
      return refused(reply, refusals, error)
    }
  })
}

// A body that does not tell its length may be of any.
function isSmall({ headers }: FastifyRequest): boolean {
  return !headers['transfer-encoding'] && Number(headers['content-length'] ?? 0) <= SMALL
}
