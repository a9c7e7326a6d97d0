import { Writable } from 'node:stream'
import { newCommandId } from '@guyub/contract/command'
import { endpoint } from '@guyub/contract/endpoint'
import { VERSION_REFUSALS } from '@guyub/contract/version'
import { sql } from 'kysely'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { aRequest } from '../../test/builders.ts'
import { startTestApp, type TestApp } from '../../test/harness.ts'
import { buildApp, openapi } from '../app.ts'
import { serve } from './http.ts'
import { logging, told } from './logging.ts'
import { expectVersion } from './version.ts'

const thing = {
  params: z.object({}),
  answer: z.object({ version: z.int(), name: z.string() }),
  access: 'public',
  versioned: true,
} as const
const read = endpoint({ method: 'GET', path: '/thing', body: z.object({}), refusals: {}, ...thing })
const edit = endpoint({
  method: 'POST',
  path: '/thing',
  body: z.object({ name: z.string() }),
  refusals: VERSION_REFUSALS,
  ...thing,
})

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  const kept = { version: 7, name: 'first' }
  serve(app.http, read, async () => kept)
  serve(app.http, edit, async (ctx, { name }) => {
    expectVersion(ctx, kept.version)
    return Object.assign(kept, { version: kept.version + 1, name })
  })
})
afterAll(() => app.stop())

test('whoever was slower hears that somebody else has changed it', async () => {
  const url = '/api/r/3505/thing'
  const first = await app.inject({ url })
  expect(first.headers.etag).toBe('"7"')
  expect((await app.inject({ url, headers: { 'if-none-match': '"7"' } })).statusCode).toBe(304)
  const change = (tag: string) =>
    app.inject({ method: 'POST', url, headers: { 'if-match': tag }, payload: { name: 'second' } })
  expect((await change('"7"')).headers.etag).toBe('"8"')
  for (const tag of ['"7"', 'nonsense', 'W/"8"'])
    expect((await change(tag)).json()).toMatchObject({ status: 412, code: 'request.version_stale' })
})

test('the process is alive, ready, and says how far the readers of the log are', async () => {
  expect((await app.inject({ url: '/healthz' })).json()).toEqual({ status: 'ok' })
  await app.post('/cases', aRequest(), 'clerk')
  const before = (await app.inject({ url: '/readyz' })).json()
  expect(before).toMatchObject({ status: 'ready', database: 'reachable', migrations: 'match' })
  expect(before.readers.unnumbered).toBeGreaterThan(0)
  await app.settle()
  const { readers } = (await app.inject({ url: '/readyz' })).json()
  expect(readers.unnumbered).toBe(0)
  expect(readers.projections).toContainEqual({ projection: 'indicators', events: 0 })
})

test('a database with another migration than ours is not ready', async () => {
  await app.admin.insertInto('migration').values({ name: '9999_later.sql' }).execute()
  const answer = await app.inject({ url: '/readyz' })
  expect([answer.statusCode, answer.json().migrations]).toEqual([503, 'different'])
  await app.admin.deleteFrom('migration').where('name', '=', '9999_later.sql').execute()
})

test('figures for Prometheus count by route, never by address', async () => {
  await app.inject({ url: '/api/regions/35.05?secret=3505014101900001' })
  const { body, headers } = await app.inject({ url: '/metrics' })
  expect(headers['content-type']).toContain('text/plain')
  expect(body).toMatch(
    /guyub_http_requests_total\{method="GET",route="\/api\/regions\/:code",status="200"\} \d+/,
  )
  expect(body).toMatch(/guyub_http_request_duration_seconds_bucket\{le="\+Inf"\} \d+/)
  expect(body).toMatch(/guyub_projection_lag_events\{projection="indicators"\} \d+/)
  expect(body).toMatch(/guyub_database_connections \d+/)
  expect(body).not.toContain('3505014101900001')
})

test('figures for Prometheus are for this machine, unless the installation opens them', async () => {
  const ask = (from: typeof app.http.app, remoteAddress: string) =>
    from.inject({ url: '/metrics', remoteAddress })
  expect((await ask(app.http.app, '10.1.1.9')).json()).toMatchObject({ status: 403, code: 'access.denied' })
  const forwarded = { url: '/metrics', headers: { 'x-forwarded-for': '10.1.1.9' } }
  expect((await app.inject(forwarded)).statusCode).toBe(403)
  for (const own of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
    expect((await ask(app.http.app, own)).statusCode).toBe(200)
  const open = buildApp({ ...app.house, hasOpenMetrics: true }, { logLevel: 'silent' })
  expect((await ask(open, '10.1.1.9')).statusCode).toBe(200)
  await open.close()
})

test('the API page describes every endpoint from its own schemas, with its refusals', async () => {
  const { body } = await app.inject({ url: '/openapi.json' })
  const document = JSON.parse(body)
  expect(document.openapi).toBe('3.1.0')
  const submit = document.paths['/api/r/{region}/cases'].post
  expect(submit.security).toEqual([{ session: [] }, { token: [] }])
  expect(submit['x-access']).toBe('cases.submit')
  expect(submit.requestBody.content['application/json'].schema.properties).toHaveProperty('trackingCode')
  expect(Object.keys(submit.responses)).toEqual(expect.arrayContaining(['200', '400', '401', '403', '409']))
  expect(JSON.stringify(submit.responses[409])).toContain('command.id_reused')
  expect(document.components.schemas['form.pak-saidi'].properties).toHaveProperty('child-name')
  expect(document.paths['/api/regions/{code}'].get).not.toHaveProperty('security')

  const operations = Object.values<Record<string, { operationId: string }>>(document.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  )
  expect(new Set(operations).size).toBe(operations.length)
})

test('the command line has the same page without a server', async () => {
  expect(await openapi()).toMatchObject({ openapi: '3.1.0', paths: { '/api/regions/{code}': {} } })
})

test('every answer has an id and keeps strangers out of frames', async () => {
  const { headers } = await app.inject({ url: '/api/regions/35.05' })
  expect(headers['request-id']).toMatch(/^[0-9a-f-]{36}$/)
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(headers['x-content-type-options']).toBe('nosniff')
})

test('the log of the process tells the route and the kind of failure, nothing of a person', async () => {
  const lines: string[] = []
  const sink = new Writable({ write: (line, _, done) => done(void lines.push(String(line))) })
  const { serializers, ...options } = logging('info')
  const log = pino({ ...options, serializers: serializers as Record<string, pino.SerializerFn> }, sink)
  const nik = '3505014101900001'
  const request = {
    method: 'GET',
    routeOptions: { url: '/api/r/:region/cases' },
    url: `/api/r/3505/cases?nik=${nik}`,
  }
  log.info({ req: request, res: { statusCode: 200 } })
  const failure = await app.admin
    .insertInto('auth.user')
    .values({ id: newCommandId(), name: nik, email: `UPPER-${nik}`, emailVerified: true })
    .execute()
    .catch((error: Error) => error)
  log.error(failure)
  // PostgreSQL quotes what it cannot read.
  const quoted = await sql`select ${nik}::uuid`.execute(app.admin).catch((error: Error) => error)
  log.error(quoted)
  log.error({ err: quoted })
  log.error({ err: quoted }, (quoted as Error).message)
  log.error(new Error('a fault of ours says what it is'))
  expect(lines.join('')).toContain('/api/r/:region/cases')
  expect(told(failure as Error)).toMatchObject({
    message: 'PostgreSQL said 23514',
    constraint: 'user_email_check',
  })
  expect(lines.join('')).toContain('PostgreSQL said 22P02')
  expect(lines.join('')).toContain('a fault of ours says what it is')
  expect(lines.join('')).not.toContain(nik)
})

test('a public endpoint has a limit for each address, and says when to come again', async () => {
  const ask = (ip: string) => app.inject({ url: '/api/r/3505/regions/about', remoteAddress: ip })
  const answers = await Promise.all(Array.from({ length: 1200 }, () => ask('10.1.1.1')))
  expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1200)
  const refused = await ask('10.1.1.1')
  expect(refused.json()).toMatchObject({ status: 429, code: 'request.too_many' })
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect((await ask('10.1.1.2')).statusCode).toBe(200)
})
