import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Actor, type Context, NOBODY } from '../../kernel/context.ts'
import type { Http } from '../../kernel/http.ts'
import { told } from '../../kernel/logging.ts'
import { limited } from '../../kernel/rate-limit.ts'
import { isReadable } from '../../kernel/readable.ts'
import { isRegion } from '../../kernel/regions.ts'
import { discovery } from './discovery.ts'
import { FORMATS, type Format, type Listed, type Single, written } from './document.ts'
import { errorDocument, Fault } from './fault.ts'
import type { Open311Needs } from './needs.ts'
import { offeredIn } from './offered.ts'
import { report } from './report.ts'
import { oneRequest, type Query, requestList, tokenOf } from './requests.ts'
import { serviceDefinition, serviceList, serviceNamed } from './services.ts'

const BASE = '/open311/v2'
const ADDRESS = /^\/(discovery|services|requests|tokens)(?:\/([^/]+))?\.(json|xml)$/
const UUID7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const ASK = { max: 600, minutes: 1 }
const SEND = { max: 60, minutes: 10 }

/** Open311 GeoReport v2: the services whose definition says `georeport`, filed and followed by other people's apps. */
export function open311Routes(http: Http, needs: Open311Needs): void {
  const { app } = http
  const [ask, send] = [limited(app, ASK), limited(app, SEND)]
  app.register(async (gateway) => {
    gateway.removeAllContentTypeParsers()
    gateway.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 64 * 1024 },
      (_, body, done) => done(null, body),
    )
    gateway.setErrorHandler(async (error: { statusCode?: number }, request, reply) => {
      const status = error.statusCode ?? 500
      if (status >= 500) console.error(told(error as Error))
      const said =
        status === 415
          ? 'the body must be application/x-www-form-urlencoded'
          : 'the request could not be read'
      const faults = [status >= 500 ? 'the server failed' : said]
      const format = formatOf(request)
      return reply.code(status).type(FORMATS[format]).send(errorDocument({ status, faults }, format))
    })
    gateway.route({
      method: ['GET', 'POST'],
      url: `${BASE}/*`,
      onRequest: (request, reply) => (request.method === 'POST' ? send : ask)(request, reply),
      handler,
    })
  })

  async function handler(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const format = formatOf(request)
    reply.type(FORMATS[format])
    try {
      return written(await answer(request), format)
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      return reply.code(error.status).send(errorDocument(error, format))
    }
  }

  async function answer(request: FastifyRequest): Promise<Listed | Single> {
    const [, what = '', named] = ADDRESS.exec(pathOf(request)) ?? []
    const name = named === undefined ? undefined : decoded(named)
    const isPost = request.method === 'POST'
    if (!what || (isPost && (what !== 'requests' || name !== undefined)))
      throw new Fault(404, 'no such address')
    if (what === 'discovery' && name === undefined) return discovery(needs.origin())
    const query = fieldsOf(new URL(request.url, 'http://guyub').search)
    const input = isPost ? { ...query, ...fieldsOf(String(request.body ?? '')) } : query
    if (!isReadable([input, name])) throw new Fault(400, 'the request could not be read')
    const actor = isPost ? await actorOf(request, input.api_key) : NOBODY
    const ctx = await contextOf(actor, input.jurisdiction_id)
    const offered = offeredIn(needs.services, ctx.region.code)
    if (isPost) {
      const header = request.headers['idempotency-key']
      if (header !== undefined && !UUID7.test(String(header)))
        throw new Fault(400, 'Idempotency-Key must be a UUIDv7')
      return report(ctx, needs, offered, input, header?.toString())
    }
    if (what === 'services' && name === undefined) return serviceList(offered)
    if (what === 'services')
      return serviceDefinition(serviceNamed(offered, name ?? ''), await needs.areas(ctx))
    if (what === 'tokens' && name !== undefined) return tokenOf(ctx, needs, offered, name)
    if (what !== 'requests') throw new Fault(404, 'no such address')
    return name === undefined
      ? requestList(ctx, needs, offered, input)
      : oneRequest(ctx, needs, offered, name)
  }

  /** The machine whose key it is; a key that may not file is none. */
  async function actorOf(request: FastifyRequest, key: string | undefined): Promise<Actor> {
    if (!key) throw new Fault(403, 'api_key was not provided')
    request.headers.authorization = `Bearer ${key}`
    const actor = await http.authenticate(request)
    if (!actor?.permissions.has('cases.submit')) throw new Fault(403, 'api_key is not valid')
    return actor
  }

  async function contextOf(actor: Actor, jurisdiction: string | undefined): Promise<Context> {
    const code = jurisdiction || actor.regionCode
    if (!code) throw new Fault(400, 'jurisdiction_id was not provided')
    if (!(await isRegion(http.pool, code)))
      throw new Fault(404, `jurisdiction_id ${code.slice(0, 20)} was not found`)
    if (actor !== NOBODY && actor.regionCode !== code)
      throw new Fault(403, 'api_key is of another jurisdiction')
    return { region: http.pool.region(code), actor, now: http.now }
  }
}

function pathOf({ url }: FastifyRequest): string {
  return (url.split('?')[0] ?? '').slice(BASE.length)
}

/** XML is what the specification asks of everybody, so it is what a wrong address is told in. */
function formatOf(request: FastifyRequest): Format {
  return pathOf(request).endsWith('.json') ? 'json' : 'xml'
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new Fault(400, 'the address could not be read')
  }
}

function fieldsOf(text: string): Query {
  return Object.fromEntries(new URLSearchParams(text))
}
