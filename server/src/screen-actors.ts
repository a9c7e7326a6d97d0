import type { FastifyRequest } from 'fastify'
import { screenByKey } from './capabilities/queue/index.ts'
import type { Actor } from './kernel/context.ts'
import type { Pool } from './kernel/db.ts'
import type { Http } from './kernel/http.ts'

/** What a device that was opened as a screen carries; see `screenCookie` of the kiosk's pages. */
const COOKIE = /(?:^|;\s*)guyub_screen=([^;]+)/
const MAY: ReadonlySet<string> = new Set(['visits.register'])

/** Whoever calls, or the kiosk that they stand at: it acts for the office of its place and may do one thing there. */
export function withScreens(pool: Pool, authenticate: Http['authenticate']): Http['authenticate'] {
  return async (request) => (await authenticate(request)) ?? kioskOf(pool, request)
}

async function kioskOf(pool: Pool, request: FastifyRequest): Promise<Actor | undefined> {
  const { region = '' } = request.params as { region?: string }
  const [, key] = COOKIE.exec(request.headers.cookie ?? '') ?? []
  if (!region || !key || key.length > 100) return undefined
  const screen = await screenByKey(pool.region(region), key)
  if (screen?.kind !== 'kiosk') return undefined
  const { id, officeCode } = screen
  return {
    ...{ id, regionCode: region, officeCode, areaCode: '', role: 'kiosk', permissions: MAY },
    jurisdiction: { kind: 'none' },
  }
}
