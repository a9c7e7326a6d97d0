import type { Endpoint } from '@guyub/contract/endpoint'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Context, NOBODY } from './context.ts'
import type { Http } from './http.ts'
import { problem } from './problems.ts'
import { limited } from './rate-limit.ts'
import { isRegion } from './regions.ts'

// Of one address, which may be a school or a village office behind one router; each endpoint counts by itself.
const PUBLIC = { ask: { max: 1200, minutes: 1 }, send: { max: 300, minutes: 1 } }

/**
 * Who is it, may they: asked before the body is read, so that a stranger learns nothing from our 400 and costs us no
 * parsing. `contextOf` then has what the use case may touch.
 */
export function admission(
  { app, pool, now, authenticate }: Http,
  access: Endpoint['access'],
  limit?: Endpoint['limit'],
) {
  const [ask, send] = [limited(app, PUBLIC.ask), limited(app, limit ?? PUBLIC.send)]
  const admitted = new WeakMap<FastifyRequest, Context>()
  return {
    async admit(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
      if (access === 'public') {
        await (request.method === 'GET' ? ask : send)(request, reply)
        if (reply.sent) return reply
      }
      // What belongs to no region sees no region's rows: a query for them fails.
      const { region = '' } = request.params as { region?: string }
      if (region && !(await isRegion(pool, region))) return problem(reply, 404, 'request.no_such_region')
      const actor = await authenticate(request)
      if (access !== 'public') {
        if (!actor) return problem(reply, 401, 'access.log_in')
        if (actor.needsNewPassword) return problem(reply, 403, 'access.new_password_first')
        if (actor.regionCode !== region || !(access === 'signed-in' || actor.permissions.has(access)))
          return problem(reply, 403, 'access.denied')
      }
      admitted.set(request, {
        region: pool.region(region),
        actor: !actor || actor.needsNewPassword ? NOBODY : actor,
        now,
      })
      return undefined
    },
    contextOf(request: FastifyRequest): Context {
      return admitted.get(request) as Context
    },
  }
}
