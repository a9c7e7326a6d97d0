import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness.ts'
import { type Served, servedBy } from './served.ts'

const ID = '01890000-0000-7000-8000-000000000001'
const NESTED = '['.repeat(60_000) + ']'.repeat(60_000)
const JSON_TYPE = 'application/json'

interface Attack {
  readonly name: string
  readonly type: string
  readonly body: string | Buffer
  readonly status: readonly number[]
}

const ATTACKS: readonly Attack[] = [
  { name: 'no JSON', type: JSON_TYPE, body: '{"a":', status: [400] },
  { name: 'an empty body', type: JSON_TYPE, body: '', status: [400] },
  { name: 'too much', type: JSON_TYPE, body: JSON.stringify({ a: 'x'.repeat(2 ** 20) }), status: [413] },
  { name: 'too deep', type: JSON_TYPE, body: NESTED, status: [400] },
  { name: 'too deep inside', type: JSON_TYPE, body: `{"form":${NESTED},"commandId":"${ID}"}`, status: [400] },
  { name: 'the wrong type', type: 'text/plain', body: 'hello', status: [415] },
  { name: 'a form', type: 'application/x-www-form-urlencoded', body: 'a=b', status: [415] },
  { name: 'a prototype', type: JSON_TYPE, body: '{"__proto__":{"isAdmin":true}}', status: [400] },
  {
    name: 'a constructor',
    type: JSON_TYPE,
    body: '{"constructor":{"prototype":{"isAdmin":true}}}',
    status: [400],
  },
  { name: 'a null byte', type: JSON_TYPE, body: everyField('a\\u0000b'), status: [400] },
  { name: 'half a surrogate', type: JSON_TYPE, body: everyField('a\\ud800b'), status: [400] },
  { name: 'no UTF-8', type: JSON_TYPE, body: Buffer.from('7b2261223a22ff227d', 'hex'), status: [400] },
  { name: 'a list', type: JSON_TYPE, body: '[1,2,3]', status: [400] },
  { name: 'nothing', type: JSON_TYPE, body: 'null', status: [400] },
  { name: 'a number', type: JSON_TYPE, body: '1e999', status: [400] },
]

let app: TestApp
let endpoints: readonly Served[]
beforeAll(async () => {
  app = await startTestApp()
  // Whoever calls may do everything, so that nothing is saved by a 403.
  endpoints = servedBy(app.http.app)
  const permissions = new Set(endpoints.map(({ access }) => access).filter((access) => access.includes('.')))
  Object.assign(app.actors.clerk, { permissions })
})
afterAll(() => app.stop())

test('there are endpoints to attack', () => {
  expect(endpoints.filter(({ kind }) => kind === 'call').length).toBeGreaterThan(10)
})

describe.each(ATTACKS)('$name', ({ type, body, status }) => {
  test('is refused by every endpoint that takes a body, and writes nothing', async () => {
    const before = await rowsWritten()
    for (const { method, url } of endpoints.filter(
      ({ method, kind }) => method === 'POST' && kind === 'call',
    )) {
      const answer = await app.inject({
        method,
        url: filled(url),
        headers: { 'content-type': type, 'x-actor': 'clerk' },
        payload: body,
      })
      expect([url, answer.statusCode, answer.headers['content-type']]).toEqual([
        url,
        status[0],
        expect.stringContaining('application/problem+json'),
      ])
    }
    expect(await rowsWritten()).toEqual(before)
  })
})

test.each([
  '%00',
  '%ed%a0%80',
  '%',
  `${'x'.repeat(500)}`,
  '..%2f..%2fetc',
  "'%20or%201=1",
  '__proto__',
  '1e999',
])('in the path, "%s" is refused by every endpoint', async (value) => {
  for (const { method, url, kind } of endpoints) {
    if (kind === 'stream' || !url.replace(':region', '').includes(':')) continue
    const payload = method === 'POST' ? { commandId: ID } : undefined
    const answer = await app.inject({
      method,
      url: url.replace(':region', '3505').replace(/:\w+/g, value),
      headers: { 'x-actor': 'clerk' },
      ...(payload && { payload }),
    })
    expect([url, answer.statusCode]).toEqual([url, expect.toSatisfy(isRefusal)])
  }
})

test.each(['%00', '%ed%a0%80', '../../etc', "' or 1=1 --", '9'.repeat(40), '-1', '[]', '{}', '0000-01-01'])(
  'in the query, "%s" is no failure of any endpoint',
  async (value) => {
    for (const { method, url, kind, input } of endpoints) {
      if (method !== 'GET' || kind === 'stream') continue
      const names = Object.keys((input as unknown as { shape?: object }).shape ?? {})
      for (const name of [...names, '__proto__', 'constructor']) {
        const query = `${name}=${value.startsWith('%') ? value : encodeURIComponent(value)}`
        const answer = await app.inject({
          method,
          url: `${filled(url)}?${query}`,
          headers: { 'x-actor': 'clerk' },
        })
        expect([url, query, answer.statusCode < 500]).toEqual([url, query, true])
      }
    }
  },
)

test('a region that is not there is a 404, whoever asks and however often', async () => {
  for (const { method, url } of endpoints.filter(({ url }) => url.includes(':region')))
    expect((await app.inject({ method, url: filled(url, '9999') })).json()).toMatchObject({
      status: 404,
      code: 'request.no_such_region',
    })
})

test('an address that is not there, a method that is not served and a broken address are problems too', async () => {
  for (const [method, url] of [
    ['GET', '/api/nothing'],
    ['DELETE', '/api/r/3505/cases'],
    ['GET', '/api/r/3505/%'],
  ] as const) {
    const answer = await app.inject({ method, url })
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.statusCode).toBeLessThan(500)
  }
})

function isRefusal(status: number): boolean {
  return status >= 400 && status < 500
}

/** One string under every name that a body of the contract may have. */
function everyField(escaped: string): string {
  const names = [
    'commandId',
    'name',
    'note',
    'text',
    'title',
    'email',
    'code',
    'trackingCode',
    'decree',
    'form',
  ]
  return `{${names.map((name) => `"${name}":"${escaped}"`).join()}}`
}

function filled(url: string, region = '3505'): string {
  return url.replace(':region', region).replace(/:\w+/g, ID)
}

async function rowsWritten(): Promise<number[]> {
  const tables = ['event', 'command_receipt', 'case', 'membership', 'auth.user'] as const
  const counts = tables.map((table) =>
    app.admin
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<string>().as('rows'))
      .executeTakeFirstOrThrow(),
  )
  return (await Promise.all(counts)).map(({ rows }) => Number(rows))
}
