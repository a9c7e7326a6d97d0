import { STATUS_CODES } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type Served, servedBy } from './served.ts'

type Json = Record<string, unknown>

/** What every endpoint can say besides its own refusals. */
const ALWAYS: Readonly<Record<number, readonly string[]>> = {
  400: ['request.invalid', 'request.unreadable'],
  404: ['request.no_such_region'],
  429: ['request.too_many'],
  503: ['request.busy'],
}
const CLOSED: Readonly<Record<number, readonly string[]>> = {
  401: ['access.log_in'],
  403: ['access.denied', 'access.new_password_first'],
}

/** The API as OpenAPI 3.1, made of the very schemas that check every request and answer. */
export function openapiOf(app: FastifyInstance, version: string, schemas: Json = {}): Json {
  const paths: Record<string, Json> = {}
  for (const served of servedBy(app)) {
    const path = served.url.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [served.method.toLowerCase()]: operation(served) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Guyub',
      version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'Every refusal is a problem document (RFC 9457) whose `code` a client goes by. A command carries an id made by the client (UUIDv7) and may be sent again: it happens once.',
    },
    paths,
    components: {
      schemas: { Problem: PROBLEM, ...schemas },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'guyub.session_token' },
        token: { type: 'http', scheme: 'bearer', description: 'guyub_…, made with `guyub token create`' },
      },
    },
  }
}

/** `/openapi.json`, made at the first request and kept: it cannot change while the process lives. */
export function serveOpenapi(app: FastifyInstance, document: () => Json): void {
  let text: string | undefined
  app.get('/openapi.json', async (_, reply) => {
    text ??= JSON.stringify(document())
    return reply.type('application/json').header('cache-control', 'public, max-age=300').send(text)
  })
}

function operation(served: Served): Json {
  const { method, url, kind, access, versioned } = served
  const isBody = method === 'POST' && kind !== 'upload'
  const isPublic = access === 'public'
  return {
    operationId: operationId(served),
    tags: [url.split('/').find((part) => part && !['api', 'r', ':region'].includes(part)) ?? 'guyub'],
    ...(!isPublic && { security: [{ session: [] }, { token: [] }] }),
    'x-access': access,
    parameters: [
      ...pathParameters(served),
      ...(isBody ? [] : queryParameters(served)),
      ...(versioned ? [versionHeader(method)] : []),
    ],
    ...(isBody && { requestBody: content('application/json', schemaOf(served.input, 'input')) }),
    ...(kind === 'upload' && {
      requestBody: content('application/octet-stream', { type: 'string', format: 'binary' }),
    }),
    responses: { 200: success(served), ...problems(served) },
  }
}

function operationId({ method, url }: Served): string {
  const parts = url.split('/').filter((part) => part && !['api', 'r', ':region'].includes(part))
  return [method.toLowerCase(), ...parts.map((part) => part.replace(':', 'by-'))].join('-')
}

function success({ kind, answer }: Served): Json {
  if (kind === 'download')
    return { description: 'The file', ...content('*/*', { type: 'string', format: 'binary' }) }
  if (kind === 'stream')
    return {
      description: 'Events, as they are numbered',
      ...content('text/event-stream', { type: 'string' }),
    }
  return { description: 'Done', ...content('application/json', answer ? schemaOf(answer, 'output') : {}) }
}

function problems({ refusals, access }: Served): Json {
  const codes = new Map<number, string[]>()
  const add = (status: number, code: string) => codes.set(status, [...(codes.get(status) ?? []), code])
  for (const table of [ALWAYS, access === 'public' ? {} : CLOSED])
    for (const [status, ofStatus] of Object.entries(table))
      for (const code of ofStatus) add(Number(status), code)
  for (const [code, status] of Object.entries(refusals)) add(status, code)
  return Object.fromEntries(
    [...codes].map(([status, ofStatus]) => [
      status,
      {
        description: STATUS_CODES[status] ?? '',
        ...content('application/problem+json', {
          allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: ofStatus } } }],
        }),
      },
    ]),
  )
}

function pathParameters({ url, params }: Served): Json[] {
  const { properties = {} } = schemaOf(params, 'input') as { properties?: Json }
  return [...url.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: properties[name] ?? { type: 'string' },
  }))
}

function queryParameters({ input }: Served): Json[] {
  const { properties = {}, required = [] } = schemaOf(input, 'input') as {
    properties?: Json
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    ...{ name, in: 'query', required: required.includes(name), schema },
  }))
}

function versionHeader(method: string): Json {
  const name = method === 'GET' ? 'If-None-Match' : 'If-Match'
  return { name, in: 'header', required: false, schema: { type: 'string', pattern: '^"\\d+"$' } }
}

function content(type: string, schema: unknown): Json {
  return { content: { [type]: { schema } } }
}

/** What a schema cannot say in JSON (a transformation) is left open. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code'],
        properties: { pointer: { type: 'string' }, code: { type: 'string' } },
      },
    },
  },
}
