import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { fakeSimrs, SITI } from '../../../test/fake-simrs.ts'
import { SystemRefuses, SystemSilent } from '../../capabilities/visits/index.ts'
import { simrs } from './index.ts'
import { LARGEST_ANSWER } from './read-answer.ts'

let fake: Awaited<ReturnType<typeof fakeSimrs>>
beforeAll(async () => {
  fake = await fakeSimrs()
})
beforeEach(() => {
  fake.state.says = undefined
  fake.state.mistakes = undefined
})
afterAll(() => fake.stop())

test.each([
  ['a fault of its own', { status: 500, body: '{}' }],
  ['too many at once', { status: 429, body: '{"message":"nanti"}' }],
  ['a page that is no answer', { status: 200, body: '<html>' }],
  ['another shape', { status: 200, body: '{"record":1}' }],
])('%s is silence, to be tried again', async (_, says) => {
  fake.state.says = says
  await expect(simrs(fake).patient('record', SITI.record)).rejects.toBeInstanceOf(SystemSilent)
})

test.each([
  [{ status: 401, body: '{"message":"Token salah"}' }, '401 Token salah'],
  [{ status: 422, body: '{"message":"NIK 3505015205840001 tidak dikenal"}' }, '422 NIK ••• tidak dikenal'],
  [{ status: 400, body: 'Bukan begitu' }, '400 Bukan begitu'],
  [{ status: 403, body: '<html><body>Forbidden</body></html>' }, '403'],
])('a no is told with its own words, and no number of a person', async (says, words) => {
  fake.state.says = says
  const asked = simrs(fake).patient('record', SITI.record)
  await expect(asked).rejects.toBeInstanceOf(SystemRefuses)
  await expect(asked).rejects.toThrow(new RegExp(`^${words}$`))
})

test('nobody is there only where nobody may be there', async () => {
  expect(await simrs(fake).patient('record', '009999')).toBe(undefined)
  fake.state.says = { status: 404, body: '{}' }
  await expect(simrs(fake).clinics()).rejects.toBeInstanceOf(SystemRefuses)
})

test('an answer about somebody else is refused; how a number is written makes nobody another', async () => {
  fake.state.mistakes = SITI
  await expect(simrs(fake).patient('record', '001235')).rejects.toThrow('somebody else')
  await expect(simrs(fake).patient('nik', '3505010201900002')).rejects.toThrow('somebody else')
  expect(await simrs(fake).patient('record', '00-12-34')).toMatchObject({ record: SITI.record })
})

test('an answer that never ends is left at the bound, however it says it is long', async () => {
  let sent = 0
  const endless = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const part = Buffer.alloc(64 * 1024, ' ')
    const more = () => {
      sent += part.length
      if (!response.destroyed) response.write(part, () => setImmediate(more))
    }
    more()
  })
  await new Promise<void>((done) => endless.listen(0, '127.0.0.1', done))
  const { port } = endless.address() as AddressInfo
  const line = simrs({ url: `http://127.0.0.1:${port}`, token: 'simrs-secret' })
  await expect(line.clinics()).rejects.toThrow(`more than ${LARGEST_ANSWER} bytes`)
  expect(sent).toBeLessThan(16 * LARGEST_ANSWER)
  endless.closeAllConnections()
  await new Promise<void>((done) => void endless.close(() => done()))
})
