import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, get } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { forget, freePort, guyub } from '../../test/guyub.ts'
import { placeOf } from '../kernel/postgres-place.ts'

let home: string
beforeAll(async () => {
  home = join(mkdtempSync(join(tmpdir(), 'guyub-operations-')), 'data')
  expect(await guyub(home, 'load')).toMatchObject({ code: 0, answer: { loaded: true } })
})
afterAll(() => forget(home))

interface Finding {
  readonly about: string
  readonly state: string
}
const stateOf = (answer: Record<string, unknown>, about: string) =>
  (answer.findings as Finding[]).find((finding) => finding.about === about)?.state

test('the reference data is loaded once for each edition', async () => {
  expect(await guyub(home, 'load')).toMatchObject({ code: 0, answer: { loaded: false } })
})

test('doctor finds a sound house well, and says what it lacks', async () => {
  const { code, answer } = await guyub(home, 'doctor', { PORT: String(await freePort()) })
  expect({ code, well: answer.well }).toEqual({ code: 0, well: true })
  for (const about of [
    'node',
    'postgresql',
    'migrations',
    'roles',
    'row-level security',
    'distribution',
    'keys',
  ])
    expect({ about, state: stateOf(answer, about) }).toEqual({ about, state: 'ok' })
  expect(stateOf(answer, 'backups')).toBe('warning')
})

test('two installations are linked from the command line; what is not an address or a region is told', async () => {
  const { answer } = await guyub(home, 'exchange key')
  expect(answer).toMatchObject({ publicKey: expect.stringContaining('BEGIN PUBLIC KEY') })
  const key = join(home, '..', 'peer.pem')
  writeFileSync(key, String(answer.publicKey))
  const address = '--address https://pusat.test'
  expect(
    await guyub(home, `exchange join --region 3505 --address http://pusat.test --key ${key}`),
  ).toMatchObject({ code: 2 })
  expect(await guyub(home, `exchange join --region 9999 ${address} --key ${key}`)).toMatchObject({ code: 2 })
  expect(await guyub(home, `exchange join --region 3505 ${address} --key ${key}`)).toMatchObject({ code: 0 })
  expect(await guyub(home, `exchange join --region 3505 ${address} --key ${key}`)).toMatchObject({ code: 2 })
  expect(await guyub(home, `exchange accept --area 35.99 --key ${key}`)).toMatchObject({ code: 2 })
  expect(await guyub(home, `exchange accept --area 35.11 --key ${key}`)).toMatchObject({ code: 0 })
})

test('a linked region renews its key, once until the other side has it', async () => {
  expect(await guyub(home, 'exchange renew --region 3505')).toMatchObject({
    code: 0,
    answer: { fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) },
  })
  expect(await guyub(home, 'exchange renew --region 3505')).toMatchObject({ code: 2 })
  expect(await guyub(home, 'exchange renew --region 3325')).toMatchObject({ code: 2 })
})

test('only a rehearsal is simulated, with numbers that are numbers', async () => {
  for (const args of ['--region 3505', '--region 3505L --days satu', ''])
    expect(await guyub(home, `simulate ${args}`)).toMatchObject({ code: 2 })
})

test('the key that wraps the keys of records is renewed, again and again', async () => {
  expect(await guyub(home, 'key rotate')).toMatchObject({ code: 0, answer: { generation: 2, renewed: 1 } })
  expect(await guyub(home, 'key rotate --continue')).toMatchObject({
    code: 0,
    answer: { generation: 2, renewed: 0 },
  })
})

test('doctor finds open keys, and desks without a secure address', async () => {
  chmodSync(join(home, 'keys', 'master.key'), 0o644)
  const { code, answer } = await guyub(home, 'doctor', { PORT: String(await freePort()), HOST: '0.0.0.0' })
  chmodSync(join(home, 'keys', 'master.key'), 0o600)
  expect({ code, keys: stateOf(answer, 'keys'), tls: stateOf(answer, 'tls') }).toEqual({
    code: 10,
    keys: 'fault',
    tls: 'fault',
  })
})

test("the office's authority stays, and browsers that trust it trust the server", async () => {
  const first = (await guyub(home, 'tls')).answer
  const again = (await guyub(home, 'tls --name guyub.kantor')).answer
  expect(again.fingerprint).toBe(first.fingerprint)
  const [cert, key, ca] = [again.certificate, again.key, again.authority].map((file) =>
    readFileSync(String(file)),
  )
  const server = createServer({ cert, key }, (_, response) => response.end('safe')).listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
  const { port } = server.address() as AddressInfo
  const status = await new Promise((heard, failed) =>
    get({ port, host: '127.0.0.1', servername: 'guyub.kantor', ca }, ({ statusCode }) =>
      heard(statusCode),
    ).once('error', failed),
  )
  expect(status).toBe(200)
  server.closeAllConnections()
  server.close()
})

test('an account and a key for a machine are made once, their secrets told once', async () => {
  const person =
    '--name Siti --email siti@desa.id --region 3505 --office 35.05.01.2001 --role village-clerk --decree SK-1'
  expect(await guyub(home, `user create ${person}`)).toMatchObject({
    code: 0,
    answer: { password: expect.stringMatching(/.{20,}/) },
  })
  expect(await guyub(home, `user create ${person}`)).toMatchObject({ code: 2 })
  expect(await guyub(home, `user create ${person.replace('@desa.id', '')}`)).toMatchObject({ code: 2 })
  const machine = '--name kiosk --region 3505 --office 35.05.01.2001 --scopes cases.read'
  expect(await guyub(home, `token create ${machine}`)).toMatchObject({
    code: 0,
    answer: { token: expect.stringMatching(/^guyub_3505_/) },
  })
  expect(await guyub(home, `token create ${machine},fly`)).toMatchObject({ code: 2 })
})

test('services, figures and the API page are told without a server', async () => {
  expect(await guyub(home, 'service list')).toMatchObject({
    code: 0,
    answer: { services: expect.any(Array) },
  })
  expect(await guyub(home, 'indicator rebuild --region 3505')).toMatchObject({
    code: 0,
    answer: { regions: ['3505'] },
  })
  expect(await guyub(home, 'openapi')).toMatchObject({ code: 0, answer: { openapi: '3.1.0' } })
  expect(await guyub(home, 'evidence verify package.json')).toMatchObject({ code: 10 })
  const scores = join(home, 'kediri-2022.json')
  writeFileSync(scores, '{"baseline":3.6,"output":3.21,"outcome":3.23,"impact":3.07,"quick_win":3.65}')
  expect(await guyub(home, `evaluation score --instrument w2021 --scores ${scores}`)).toMatchObject({
    code: 0,
    answer: { instrument: 'w2021', index: 3.315 },
  })
  for (const wrong of [
    'w1999 --scores x',
    'w2021',
    'w2021 --scores /no/such.json',
    'w2021 --scores package.json',
  ])
    expect({ wrong, ...(await guyub(home, `evaluation score --instrument ${wrong}`)) }).toMatchObject({
      code: 2,
    })
  for (const wrong of ['evidence verify /no/such.zip', 'erasures --to .', 'indicator rebuild --region 9999'])
    expect(await guyub(home, wrong)).toMatchObject({ code: 2, answer: { failure: 'usage' } })
})

const small = smallDisk()
test.skipIf(!small)(
  'a disk that is too small is told before anything is made (needs root and tmpfs)',
  async () => {
    const { folder = '' } = small ?? {}
    const elsewhere = join(mkdtempSync(join(tmpdir(), 'guyub-small-')), 'data')
    const place = placeOf(elsewhere).folder
    mkdirSync(place, { recursive: true })
    mkdirSync(elsewhere)
    writeFileSync(join(elsewhere, 'id'), basename(place))
    execFileSync('mount', ['--bind', folder, place])
    try {
      expect(await guyub(elsewhere, 'migrate')).toMatchObject({ code: 5, answer: { failure: 'no-space' } })
    } finally {
      execFileSync('umount', [place])
      execFileSync('umount', [folder])
      for (const left of [folder, place, elsewhere]) rmSync(left, { recursive: true, force: true })
    }
  },
)

/** Ten megabytes, where we may make such a thing. */
function smallDisk(): { folder: string } | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'guyub-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=10m', 'tmpfs', folder], { stdio: 'ignore' })
    return { folder }
  } catch {
    rmSync(folder, { recursive: true })
    return undefined
  }
}
