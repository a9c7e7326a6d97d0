import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VisitsNeeds } from '../../capabilities/visits/index.ts'
import { type Actor, type Context, NOBODY } from '../../kernel/context.ts'
import type { Http } from '../../kernel/http.ts'
import { told } from '../../kernel/logging.ts'
import { limited } from '../../kernel/rate-limit.ts'
import { isReadable } from '../../kernel/readable.ts'
import { isRegion } from '../../kernel/regions.ts'
import { capabilityStatement, OPEN, type ResourceType, SEARCHES } from './capability.ts'
import { Outcome, operationOutcome } from './outcome.ts'
import { search } from './search.ts'

export interface FhirNeeds {
  readonly visits: VisitsNeeds
  readonly origin: () => string
  readonly version: string
}

const TYPE = 'application/fhir+json; charset=utf-8'
const FORM = 'application/x-www-form-urlencoded'
const ASK = { max: 600, minutes: 1 }
const MOST = 100

/**
 * HL7 FHIR R4, read and search only, at `/fhir/{region}`: timetables for everybody, visits and patients for tokens of the hospital. Patients
 * are masked unless the token may more; each look at one is kept.
 */
export function fhirRoutes(http: Http, { visits, origin, version }: FhirNeeds): void {
  const { app } = http
  const onRequest = limited(app, ASK)
  const baseOf = (region: string) => `${origin()}/fhir${region && `/${region}`}`

  const routes = {
    '/fhir/metadata': () => capabilityStatement(baseOf(''), version, http.now().toISOString()),
    '/fhir/:region/metadata': (request: FastifyRequest) =>
      capabilityStatement(baseOf(placeOf(request).region), version, http.now().toISOString()),
    '/fhir/:region/:type': searched,
    '/fhir/:region/:type/:id': read,
  }
  for (const [url, answer] of Object.entries(routes))
    app.get(url, { onRequest }, async (request, reply) => {
      reply.type(TYPE)
      try {
        refuseOtherFormats(request)
        return await answer(request)
      } catch (error) {
        return failed(reply, error)
      }
    })

  // What a search by POST asks for stands in its body, as of a form; a scope of its own, because no other route reads such a body.
  app.register(async (scope) => {
    scope.addContentTypeParser(FORM, { parseAs: 'string', bodyLimit: 16 * 1024 }, (_, body, done) =>
      done(null, body),
    )
    scope.post('/fhir/:region/:type/_search', { onRequest }, async (request, reply) => {
      reply.type(TYPE)
      try {
        refuseOtherFormats(request)
        return await searched(request)
      } catch (error) {
        return failed(reply, error)
      }
    })
  })

  async function searched(request: FastifyRequest): Promise<object> {
    const { region } = placeOf(request)
    const query = askedIn(request)
    if (!isReadable([...query])) throw new Outcome(400, 'a parameter could not be read')
    const type = typeIn(request)
    const count = countIn(query.get('_count'))
    const known: ReadonlySet<string> = new Set([
      '_id',
      '_count',
      '_after',
      '_format',
      ...Object.keys(SEARCHES[type]),
    ])
    const isPost = request.method === 'POST'
    const ctx = await contextFor(request, region, type)
    const { resources, next } = await search({
      ...{ ctx, needs: visits, origin: origin(), type, count },
      all: (name) => (known.has(name) ? query.getAll(name) : []),
    })
    const linked = (after?: string) => {
      // A number of a person that came in a body stands in no address.
      const isKept = (name: string) =>
        known.has(name) && name !== '_after' && !(isPost && name === 'identifier')
      const used = new URLSearchParams([...query].filter(([name]) => isKept(name)))
      if (after) used.set('_after', after)
      const text = used.toString()
      return `${baseOf(region)}/${type}${text && `?${text}`}`
    }
    return {
      ...{
        resourceType: 'Bundle',
        type: 'searchset',
        ...(!next && !query.has('_after') && { total: resources.length }),
      },
      link: [
        { relation: 'self', url: linked(query.get('_after') ?? undefined) },
        ...(next ? [{ relation: 'next', url: linked(next) }] : []),
      ],
      ...(resources.length && {
        entry: resources.map((resource) => ({
          fullUrl: `${baseOf(region)}/${type}/${resource.id}`,
          ...{ resource, search: { mode: 'match' } },
        })),
      }),
    }
  }

  async function read(request: FastifyRequest): Promise<object> {
    const { region, id = '' } = placeOf(request)
    const type = typeIn(request)
    const ctx = await contextFor(request, region, type)
    // Timetables reach as far back and ahead as a search may.
    const { resources } = await search({
      ...{ ctx, needs: visits, origin: origin(), type, count: 1 },
      all: (name) => (name === '_id' ? [id] : name === 'date' && OPEN.has(type) ? wholeSpan(http.now()) : []),
    })
    const [resource] = resources
    if (!resource) throw new Outcome(404, `no ${type} ${id.slice(0, 64)}`)
    return resource
  }

  async function contextFor(request: FastifyRequest, region: string, type: ResourceType): Promise<Context> {
    if (!isReadable(request.params) || !(await isRegion(http.pool, region)))
      throw new Outcome(404, 'no such region')
    const actor = OPEN.has(type) ? NOBODY : await machineOf(request, region)
    return { region: http.pool.region(region), actor, now: http.now }
  }

  async function machineOf(request: FastifyRequest, region: string): Promise<Actor> {
    if (!request.headers.authorization) throw new Outcome(401, 'a bearer token is needed')
    const actor = await http.authenticate(request)
    if (!actor) throw new Outcome(401, 'the token is not valid')
    const isAllowed = actor.permissions.has('fhir.read') || actor.permissions.has('fhir.patient')
    if (actor.regionCode !== region || !isAllowed) throw new Outcome(403, 'the token opens nothing here')
    return actor
  }
}

function askedIn(request: FastifyRequest): URLSearchParams {
  const query = new URL(request.url, 'http://guyub').searchParams
  const body = typeof request.body === 'string' ? new URLSearchParams(request.body) : []
  return new URLSearchParams([...query, ...body])
}

function placeOf(request: FastifyRequest) {
  return request.params as { readonly region: string; readonly type: string; readonly id?: string }
}

function typeIn(request: FastifyRequest): ResourceType {
  const { type } = placeOf(request)
  if (!Object.hasOwn(SEARCHES, type)) throw new Outcome(404, `no resource ${type.slice(0, 40)}`)
  return type as ResourceType
}

function countIn(said: string | null): number {
  if (said === null) return 50
  if (!/^[1-9]\d{0,5}$/.test(said)) throw new Outcome(400, '_count must be a number above nothing')
  return Math.min(MOST, Number(said))
}

function wholeSpan(now: Date): string[] {
  const day = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10)
  return [`ge${day(-30)}`, `le${day(29)}`]
}

function refuseOtherFormats(request: FastifyRequest): void {
  const { _format: format } = request.query as { _format?: string }
  const accept = request.headers.accept ?? '*/*'
  const isJson = (text: string) => /json|\*\/\*|application\/\*/.test(text)
  if (format !== undefined ? !isJson(format) : !isJson(accept) && /xml/.test(accept))
    throw new Outcome(406, 'only application/fhir+json is spoken here')
}

function failed(reply: FastifyReply, error: unknown) {
  if (error instanceof Outcome) return reply.code(error.status).send(operationOutcome(error))
  console.error(told(error as Error))
  return reply.code(500).send(operationOutcome({ status: 500, message: 'the server failed' }))
}
