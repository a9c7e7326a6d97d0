import { readFileSync } from 'node:fs'
import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { createToken } from '../../capabilities/identity/index.ts'

/** The specification as it was read: which addresses there are and what each answers. */
const REFERENCE = JSON.parse(
  readFileSync(new URL('../../../../reference/protocols/open311-georeport-v2.json', import.meta.url), 'utf8'),
) as { endpoints: readonly { m: string; path: string; out: readonly string[] }[] }
const outOf = (m: string, path: string) =>
  REFERENCE.endpoints
    .find((one) => one.m === m && one.path === path)
    ?.out.map((name) => name.split(/[ (]/)[0] ?? '')

let app: TestApp
let key: string
let readOnly: string
beforeAll(async () => {
  app = await startTestApp({ logIn: 'real' })
  app.clock.now = new Date()
  const made = (scopes: readonly ('cases.submit' | 'cases.read')[]) =>
    createToken(app.pool, {
      ...{ name: 'app', region: '3505', office: 'diskominfo', scopes },
      expiresAt: new Date(Date.now() + 86_400_000),
    })
  key = (await made(['cases.submit'])).token
  readOnly = (await made(['cases.read'])).token
})
afterAll(() => app.stop())

const REPORT = {
  ...{ jurisdiction_id: '3505', service_code: 'aduan-roads', lat: '-8.0954', long: '112.1609' },
  ...{ address_string: 'Depan pasar', description: 'Lubang besar & dalam <sekali>' },
  ...{ first_name: 'Siti', last_name: 'Rahayu', phone: '081234567801', email: 'siti@contoh.test' },
  ...{ 'attribute[village]': '35.05.01.2001', media_url: 'https://contoh.test/foto.jpg' },
}

function get(path: string) {
  return app.inject({ method: 'GET', url: `/open311/v2/${path}` })
}

function post(
  fields: Readonly<Record<string, string>>,
  format = 'json',
  headers: Record<string, string> = {},
) {
  return app.inject({
    ...{ method: 'POST', url: `/open311/v2/requests.${format}` },
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  })
}

async function filed(changes: Readonly<Record<string, string>> = {}): Promise<string> {
  const reply = await post({ ...REPORT, api_key: key, ...changes })
  expect({ status: reply.statusCode, body: reply.body }).toMatchObject({ status: 200 })
  return reply.json()[0].service_request_id
}

/** What an officer does at the desk, as far as it matters here. */
async function standsAt(code: string, state: string, closed = false): Promise<void> {
  await app.admin.updateTable('case').set({ state, closed }).where('tracking_code', '=', code).execute()
}

test('services are listed with every field of the specification, in both formats', async () => {
  const json = await get('services.json?jurisdiction_id=3505')
  expect(json.headers['content-type']).toBe('application/json; charset=utf-8')
  const list = json.json()
  expect(Object.keys(list[0])).toEqual(outOf('GET', '/services.{format}'))
  expect(list.map(({ service_code }: { service_code: string }) => service_code)).toContain('aduan-roads')
  // What would never be shown is not offered to apps that show it.
  expect(json.body).not.toContain('aduan-official')
  const xml = await get('services.xml?jurisdiction_id=3505')
  expect(xml.headers['content-type']).toBe('text/xml; charset=utf-8')
  expect(xml.body).toMatch(
    /^<\?xml version="1.0" encoding="utf-8"\?>\n<services><service><service_code>aduan-roads/,
  )
  expect(xml.body).toContain('<metadata>true</metadata><type>realtime</type>')
})

test('a service says which attributes it asks for, with the values of lists', async () => {
  const { service_code, attributes } = (await get('services/aduan-roads.json?jurisdiction_id=3505')).json()
  expect(service_code).toBe('aduan-roads')
  const village = attributes.find(({ code }: { code: string }) => code === 'village')
  expect(Object.keys(village)).toEqual([
    ...['variable', 'code', 'datatype', 'required', 'datatype_description', 'order', 'description', 'values'],
  ])
  expect(village).toMatchObject({ datatype: 'singlevaluelist', required: false })
  expect(village.values).toContainEqual({ key: '35.05.01.2001', name: expect.any(String) })
  const codes = attributes.map(({ code }: { code: string }) => code)
  for (const own of ['name', 'phone', 'spot', 'story', 'identity', 'public']) expect(codes).not.toContain(own)
  const xml = (await get('services/aduan-roads.xml?jurisdiction_id=3505')).body
  expect(xml).toContain('<service_definition><service_code>aduan-roads</service_code><attributes><attribute>')
  expect(xml).toContain('<values><value><key>35.05.01.2001</key>')
})

test('a report is filed as the office of the key, once for one Idempotency-Key, with the way to follow it', async () => {
  const again = { 'idempotency-key': newCommandId() }
  const [first, second] = [
    await post({ ...REPORT, api_key: key }, 'json', again),
    await post({ ...REPORT, api_key: key }, 'json', again),
  ]
  expect(Object.keys(first.json()[0])).toEqual(['service_request_id', 'service_notice', 'account_id'])
  expect(second.json()).toEqual(first.json())
  const other = await post({ ...REPORT, api_key: key, description: 'Lampu mati' }, 'json', again)
  expect(other.statusCode).toBe(409)
  expect(other.json()[0].description).toContain('Idempotency-Key')
  const { service_request_id: code, service_notice: notice } = first.json()[0]
  const row = await app.admin
    .selectFrom('case')
    .select(['channel', 'office_code', 'handler_code', 'area_code'])
    .where('tracking_code', '=', code)
    .executeTakeFirstOrThrow()
  expect(row).toEqual({
    ...{ channel: 'open311', office_code: 'diskominfo', handler_code: 'diskominfo' },
    area_code: '35.05.01.2001',
  })
  const [pin] = /\d{6}(?=\.)/.exec(notice) ?? []
  const opened = await app.post('/track', { trackingCode: code, pin })
  expect(opened.status).toBe(200)
  const xml = await post({ ...REPORT, api_key: key }, 'xml')
  expect(xml.body).toMatch(
    /<service_requests><request><service_request_id>[^<]+<\/service_request_id><service_notice>/,
  )
})

test('a token answers the id at once', async () => {
  const code = await filed()
  expect((await get(`tokens/${code}.json?jurisdiction_id=3505`)).json()).toEqual([
    { service_request_id: code, token: code },
  ])
  expect((await get('tokens/3505-AAAA-BBBB.json?jurisdiction_id=3505')).statusCode).toBe(404)
})

test('a request is shown once it was checked, with every field of the specification and nothing of the person', async () => {
  const code = await filed()
  const asked = `requests/${code}.json?jurisdiction_id=3505`
  expect((await get(asked)).statusCode).toBe(404)
  await standsAt(code, 'assigned')
  const [request] = (await get(asked)).json()
  expect(Object.keys(request)).toEqual(outOf('GET', '/requests/{service_request_id}.{format}'))
  expect(request).toMatchObject({
    ...{
      service_request_id: code,
      status: 'open',
      service_code: 'aduan-roads',
      lat: -8.0954,
      long: 112.1609,
    },
    ...{
      address_id: '35.05.01.2001',
      status_notes: expect.stringContaining('perangkat daerah'),
      media_url: '',
    },
    agency_responsible: expect.stringContaining('Komunikasi'),
  })
  expect(Date.parse(request.expected_datetime)).toBeGreaterThan(Date.parse(request.requested_datetime))
  expect(JSON.stringify(request)).not.toMatch(/Siti|0812|contoh\.test|Lubang|Depan pasar/)
  const xml = (await get(`requests/${code}.xml?jurisdiction_id=3505`)).body
  expect(xml).toContain(
    `<service_requests><request><service_request_id>${code}</service_request_id><status>open</status>`,
  )
  await standsAt(code, 'confirmed', true)
  expect((await get(asked)).json()[0].status).toBe('closed')
})

test('what is not for everybody is not there, also for whoever knows its code', async () => {
  const code = await filed()
  await standsAt(code, 'assigned')
  const kept = (facts: object) =>
    app.admin
      .updateTable('case')
      .set({ facts: JSON.stringify({ category: 'roads', identity: 'open', public: 'yes', ...facts }) })
      .where('tracking_code', '=', code)
      .execute()
  for (const facts of [{ public: 'no' }, { category: 'official' }]) {
    await kept(facts)
    expect((await get(`requests/${code}.json?jurisdiction_id=3505`)).statusCode).toBe(404)
    expect((await get('requests.json?jurisdiction_id=3505')).body).not.toContain(code)
  }
})

test('requests are filtered by id, service, status and time', async () => {
  const [road, waste] = [await filed(), await filed({ service_code: 'aduan-waste' })]
  await standsAt(road, 'assigned')
  await standsAt(waste, 'closed', true)
  const ids = async (query: string) =>
    (await get(`requests.json?jurisdiction_id=3505&${query}`))
      .json()
      .map(({ service_request_id }: { service_request_id: string }) => service_request_id)
  expect(await ids(`service_request_id=${road},${waste}`)).toEqual([waste, road])
  expect(await ids('service_code=aduan-waste')).toEqual([waste])
  expect(await ids('status=closed')).toContain(waste)
  expect(await ids('status=open')).not.toContain(waste)
  expect(await ids('status=open,closed')).toContain(waste)
  expect(await ids('start_date=2020-01-01T00:00:00Z')).toEqual([])
  const now = encodeURIComponent(new Date(Date.now() + 60_000).toISOString())
  expect(await ids(`end_date=${now}`)).toEqual(expect.arrayContaining([road, waste]))
  for (const query of ['status=done', 'start_date=yesterday', 'start_date=2020-01-01&end_date=2026-01-01'])
    expect((await get(`requests.json?jurisdiction_id=3505&${query}`)).statusCode).toBe(400)
})

test('without a name it is filed without a name, and a telephone number is not kept', async () => {
  const code = await filed({ first_name: '', last_name: '' })
  const row = await app.admin
    .selectFrom('case')
    .select(['flags', 'phone_hash'])
    .where('tracking_code', '=', code)
    .executeTakeFirstOrThrow()
  expect(row).toEqual({ flags: ['anonymous'], phone_hash: null })
})

const WRONG: [what: string, status: number, changes: Readonly<Record<string, string>>, said: RegExp][] = [
  ['no key', 403, { api_key: '' }, /api_key was not provided/],
  ['a made-up key', 403, { api_key: 'guyub_3505_x' }, /api_key is not valid/],
  ['a key of another jurisdiction', 403, { jurisdiction_id: '3325' }, /another jurisdiction/],
  ['an unknown jurisdiction', 404, { jurisdiction_id: '9999' }, /jurisdiction_id 9999 was not found/],
  ['no service', 400, { service_code: '' }, /service_code was not provided/],
  [
    'an unknown service',
    404,
    { service_code: 'aduan-official' },
    /service_code aduan-official was not found/,
  ],
  ['no place', 400, { lat: '', long: '', address_string: '' }, /lat and long, address_string or address_id/],
  ['half a place', 400, { long: '' }, /together/],
  ['a place that is none', 400, { lat: '95' }, /lat and long is not valid/],
  ['no description', 400, { description: ' ' }, /description was not provided/],
  ['a long description', 400, { description: 'x'.repeat(4001) }, /longer than 4000/],
  [
    'an attribute that is none of the list',
    400,
    { 'attribute[village]': '35.05.99.9999' },
    /attribute\[village\] is not valid/,
  ],
  ['a telephone number that is none', 400, { phone: '12' }, /phone is not valid/],
  ['a null byte', 400, { description: 'a\0b' }, /could not be read/],
]
test.each(WRONG)(
  '%s is answered with %i and the fault, in both formats',
  async (_, status, changes, said) => {
    const fields = { ...REPORT, api_key: key, ...changes }
    const json = await post(fields)
    expect(json.statusCode).toBe(status)
    expect(json.json()).toEqual([{ code: status, description: expect.stringMatching(said) }])
    const xml = await post(fields, 'xml')
    expect(xml.statusCode).toBe(status)
    expect(xml.body).toContain(`<errors><error><code>${status}</code><description>`)
  },
)

test('a key that may only read, another body, another address and another format are refused', async () => {
  expect((await post({ ...REPORT, api_key: readOnly })).statusCode).toBe(403)
  const other = await app.inject({
    ...{ method: 'POST', url: '/open311/v2/requests.json', payload: { ...REPORT, api_key: key } },
  })
  expect(other.statusCode).toBe(415)
  expect(other.json()).toMatchObject([{ code: 415 }])
  for (const path of [
    'services.pdf',
    'services',
    'things.json',
    'requests/a/b.json',
    'services/%E0%A4%A.json',
  ])
    expect([400, 404]).toContain((await get(path)).statusCode)
  expect((await get('services.json')).json()).toEqual([
    { code: 400, description: '400: jurisdiction_id was not provided' },
  ])
})

test('the discovery document says where it is and in which formats', async () => {
  const { endpoints } = (await get('discovery.json')).json()
  expect(endpoints).toMatchObject([
    { url: 'https://guyub.test/open311/v2', formats: ['text/xml', 'application/json'] },
  ])
  expect((await get('discovery.xml')).body).toContain('<formats><format>text/xml</format>')
})
