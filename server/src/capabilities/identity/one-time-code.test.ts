import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { oneTimeCodes } from './index.ts'

const PURPOSE = 'case-tracking 3505-ABC'

let app: TestApp
let sent: string[]
let codes: ReturnType<typeof oneTimeCodes>
beforeAll(async () => {
  app = await startTestApp()
  sent = []
  const sender = { send: async ({ text }: { text: string }) => void sent.push(text) }
  codes = oneTimeCodes({ master: Buffer.alloc(32, 7), sender, now: () => app.clock.now })
})
afterAll(() => app.stop())

test('a code opens what it was asked for, once', async () => {
  const code = await codeFor('+62811')
  expect(await check('+62811', code, 'case-tracking 3505-XYZ')).toBe('identity.code_expired')
  expect(await check('+62812', code)).toBe('identity.code_expired')
  expect(await check('+62811', code)).toBe(undefined)
  expect(await check('+62811', code)).toBe('identity.code_expired')
})

test('five wrong guesses spend it, ten at once no less', async () => {
  const code = await codeFor('+62821')
  const wrong = code === '000000' ? '000001' : '000000'
  const guesses = await Promise.all(Array.from({ length: 10 }, () => check('+62821', wrong)))
  expect(guesses.filter((guess) => guess === 'identity.code_wrong')).toHaveLength(5)
  expect(await check('+62821', code)).toBe('identity.code_expired')
})

test('it is good for ten minutes', async () => {
  const code = await codeFor('+62831')
  const { now } = app.clock
  app.clock.now = new Date(now.getTime() + 10 * 60_000)
  expect(await check('+62831', code)).toBe('identity.code_expired')
  app.clock.now = now
})

test('nobody is sent more than five in an hour', async () => {
  for (let i = 0; i < 5; i++) await codeFor('+62841')
  const answer = await codes.requestCode(app.ctx.region, { phone: '+62841', purpose: PURPOSE, text: String })
  expect(answer).toBe('identity.too_many_codes')
})

test('neither the code nor the number stands in the database', async () => {
  const code = await codeFor('+62851')
  const rows = await app.admin.selectFrom('one_time_code').selectAll().execute()
  const text = rows.map((row) => Object.values(row).map(String).join(' ')).join('\n')
  expect(text).not.toContain('+62851')
  expect(text.split(/\s/)).not.toContain(code)
})

async function codeFor(phone: string): Promise<string> {
  await codes.requestCode(app.ctx.region, { phone, purpose: PURPOSE, text: (code) => `Kode Anda ${code}` })
  return sent.at(-1)?.slice(-6) ?? ''
}

function check(phone: string, code: string, purpose = PURPOSE) {
  return codes.checkCode(app.ctx.region, { phone, purpose }, code)
}
