import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createServer, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { forget, freePort, guyub, guyubUp, killServers } from '../../test/guyub.ts'
import { openCluster } from '../kernel/postgres.ts'
import { placeOf } from '../kernel/postgres-place.ts'

let home: string
let port: number
beforeAll(async () => {
  home = join(mkdtempSync(join(tmpdir(), 'guyub-up-')), 'data')
  port = await freePort()
})
afterEach(killServers)
afterAll(() => forget(home))

test('a first start tells its steps, the first password once, and serves; Ctrl-C stops all of it', async () => {
  const server = await guyubUp(home, port)
  expect(server.said.join('')).toContain('PostgreSQL 18')
  expect(server.ready.addresses).toEqual([`http://localhost:${port}`])
  expect(server.ready.people).toMatchObject({ administrator: { password: expect.stringMatching(/.{20,}/) } })
  expect(existsSync(join(home, 'recovery-sheet.html'))).toBe(true)
  expect((await fetch(`${server.address}/`)).status).toBe(200)
  expect(await server.end('SIGINT')).toBe(0)
  expect(existsSync(join(placeOf(home).data, 'postmaster.pid'))).toBe(false)
  expect(existsSync(join(home, 'house.lock'))).toBe(false)
})

test('a second start has no password to tell, and a third beside it is refused without disturbing it', async () => {
  const server = await guyubUp(home, port)
  expect(server.ready.people).toBeUndefined()
  const { code, answer } = await guyub(home, 'up', { PORT: String(await freePort()) })
  expect({ code, failure: answer.failure }).toEqual({ code: 9, failure: 'in-use' })
  expect((await fetch(`${server.address}/`)).status).toBe(200)
  await server.end('SIGTERM')
})

test('a command goes in and out of a running house, which goes on', async () => {
  const server = await guyubUp(home, port)
  expect(await guyub(home, 'log verify')).toMatchObject({ code: 0, answer: { whole: true } })
  expect((await fetch(`${server.address}/`)).status).toBe(200)
  await server.end('SIGINT')
})

test('the name of the host says whose pages are shown, however it is written; another choice of the visitor goes first', async () => {
  const hosts = 'guyub.batangkab.go.id=3325, Guyub.BlitarKab.go.id=3505'
  const server = await guyubUp(home, port, { GUYUB_HOSTS: hosts })
  const regionAt = async (host: string, cookie = '') => {
    const page = await pageOf(port, { host, cookie })
    return ['Kabupaten Batang', 'Kabupaten Blitar'].filter((name) => page.includes(name))
  }
  expect(await regionAt('guyub.batangkab.go.id')).toEqual(['Kabupaten Batang'])
  expect(await regionAt('GUYUB.batangkab.go.id:443')).toEqual(['Kabupaten Batang'])
  expect(await regionAt('guyub.blitarkab.go.id')).toEqual(['Kabupaten Blitar'])
  expect(await regionAt('guyub.blitarkab.go.id', 'guyub_region=3325')).toEqual(['Kabupaten Batang'])
  for (const other of ['elsewhere.example', 'constructor', '__proto__'])
    expect([other, await regionAt(other)]).toEqual([other, ['Kabupaten Blitar']])
  await server.end('SIGINT')
})

test('after kill -9 of the server the next start attaches to the database and serves', async () => {
  await (await guyubUp(home, port)).end('SIGKILL')
  const server = await guyubUp(home, port)
  expect((await fetch(`${server.address}/`)).status).toBe(200)
  await server.end('SIGINT')
})

test('after kill -9 of PostgreSQL the running server brings it back', async () => {
  const server = await guyubUp(home, port)
  const [pid] = readFileSync(join(placeOf(home).data, 'postmaster.pid'), 'utf8')
    .split('\n')
    .map(Number)
  process.kill(pid ?? 0, 'SIGKILL')
  await expect
    .poll(async () => (await fetch(`${server.address}/api/r/3505/regions/about`)).status, LONG)
    .toBe(200)
  await server.end('SIGINT')
})

test('a port that another program has is told before anything is made', async () => {
  const other = createServer().listen(port, '127.0.0.1')
  const elsewhere = join(mkdtempSync(join(tmpdir(), 'guyub-up-')), 'data')
  const { code, answer } = await guyub(elsewhere, 'up', { PORT: String(port) })
  expect({ code, answer }).toMatchObject({
    code: 4,
    answer: { sentence: expect.stringContaining(String(port)) },
  })
  expect(existsSync(elsewhere)).toBe(false)
  await new Promise((closed) => other.close(closed))
})

test('data of a newer version are left as they are', async () => {
  await inDatabase("insert into migration (name) values ('9999_from_tomorrow.sql')")
  const { code, answer } = await guyub(home, 'up', { PORT: String(port) })
  expect({ code, answer }).toMatchObject({
    code: 8,
    answer: { sentence: expect.stringContaining('9999_from_tomorrow') },
  })
  await inDatabase("delete from migration where name like '9999%'")
})

test('data of another PostgreSQL are left as they are', async () => {
  const mark = join(placeOf(home).data, 'PG_VERSION')
  writeFileSync(mark, '19\n')
  expect(await guyub(home, 'up', { PORT: String(port) })).toMatchObject({ code: 8 })
  writeFileSync(mark, '18\n')
})

test('keys that are gone are asked for, and no new ones are made in their place', async () => {
  renameSync(join(home, 'keys'), join(home, 'keys.aside'))
  expect(await guyub(home, 'up', { PORT: String(port) })).toMatchObject({
    code: 3,
    answer: { failure: 'configuration' },
  })
  expect(existsSync(join(home, 'keys'))).toBe(false)
  renameSync(join(home, 'keys.aside'), join(home, 'keys'))
})

test.each([
  ['PORT', { PORT: 'eighty' }],
  ['half a certificate', { GUYUB_TLS_CERT: 'cert.pem' }],
  ['a certificate that is none', { GUYUB_TLS_CERT: 'package.json', GUYUB_TLS_KEY: 'package.json' }],
  ['a database that is no address', { DATABASE_URL: 'localhost' }],
  ['an unknown role', { GUYUB_ROLES: 'web,cook' }],
  ['a host without a region', { GUYUB_HOSTS: 'guyub.batangkab.go.id' }],
])('wrong settings end with 3 and one sentence: %s', async (_, env) => {
  const { code, said } = await guyub(home, 'up', { PORT: String(port), ...env })
  expect({ code, said }).toEqual({ code: 3, said: '' })
})

test.each([{ GUYUB_HOSTS: 'guyub.batangkab.go.id=9999' }, { GUYUB_REGION: '9999' }])(
  'a region that is not here is told before anybody sees the pages of another: %j',
  async (env) => {
    const { code, answer } = await guyub(home, 'up', { PORT: String(port), ...env })
    expect({ code, answer }).toMatchObject({
      code: 3,
      answer: { sentence: expect.stringMatching(/9999.*3325.*3505/) },
    })
  },
)

test('an unknown command ends with 2', async () => {
  expect(await guyub(home, 'fly')).toMatchObject({ code: 2 })
  expect(await guyub(home, 'up --wings')).toMatchObject({ code: 2 })
})

const LONG = { timeout: 20_000, interval: 250 }

/** Node's fetch would not let a page be asked for under another name. */
async function pageOf(at: number, headers: Record<string, string>): Promise<string> {
  const [response] = await once(get({ port: at, host: '127.0.0.1', path: '/', headers }), 'response')
  return text(response)
}

async function inDatabase(sql: string): Promise<void> {
  const cluster = await openCluster(home)
  const client = new pg.Client(cluster.url('postgres', 'guyub'))
  await client.connect()
  await client.query(sql)
  await client.end()
  await cluster.stop()
}
