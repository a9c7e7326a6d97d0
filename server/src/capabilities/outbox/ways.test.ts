import { newCommandId } from '@guyub/contract/command'
import { sql } from 'kysely'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ANSWERS, anAct } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { postOffice } from '../../../test/post-office.ts'
import { emailWay, phoneWay } from './index.ts'
import { Undelivered, type Way } from './ways/way.ts'

const EMAIL = 'siti@example.org'
const PHONE = String(ANSWERS['reporter-phone']).replace(/^0/, '+62')
const DAY = '2026-03-02T02:00:00Z'
const NIGHT = '2026-03-02T15:30:00Z'

let app: TestApp
const { acted, again, delivered, filed, firstMessage, followed, standing, worked } = postOffice(() => app)
beforeAll(async () => {
  app = await startTestApp()
  await followed()
})
beforeEach(() => {
  app.sent.length = 0
  app.clock.now = new Date(DAY)
})
afterAll(() => app.stop())

test('an e-mail leaves by a real mail server, in words and with a way to end it, under the same id when it is tried again', async () => {
  const post = await aMailServer()
  const { commandId: id, trackingCode } = await filed({ 'reporter-phone': '', 'reporter-email': EMAIL })
  post.refuseOnce(451)
  await delivered({ ways: { email: post.way } })
  expect(await standing(id)).toMatchObject([
    { channel: 'email', state: 'waiting', recipient: '…@example.org' },
  ])
  await again()
  await worked({ ways: { email: post.way } })
  expect(await standing(id)).toMatchObject([{ channel: 'email', state: 'sent' }])
  const [mail] = post.heard
  expect(mail?.to?.[0]?.address).toBe(EMAIL)
  expect(mail?.from?.address).toBe('layanan@blitarkab.go.id')
  expect(mail?.subject).toContain(trackingCode)
  expect(mail?.text).toContain(`Permintaan ${trackingCode} sudah diterima.`)
  const headers = new Map(mail?.headers.map(({ key, value }) => [key, value]))
  expect(headers.get('auto-submitted')).toBe('auto-generated')
  const link = headers.get('list-unsubscribe')?.slice(1, -1) ?? ''
  expect(mail?.text).toContain(link)

  const token = new URL(link).searchParams.get('kunci') ?? ''
  expect((await app.post('/messages/stop', { token: `${token}x` })).body.code).toBe('messages.bad_link')
  for (const _ of ['once', 'and again'])
    expect(await app.post('/messages/stop', { token })).toMatchObject({
      status: 200,
      body: { isStopped: true },
    })
  await acted(id, anAct('refuse', { reason: 'not-proved', message: 'Tidak terbukti' }))
  await delivered({ ways: { email: post.way } })
  expect(await standing(id)).toContainEqual(expect.objectContaining({ state: 'stopped' }))
  expect(post.heard).toHaveLength(1)
  await post.close()
})

test('an address that will never take a message hands it to the next way, and at last to the village', async () => {
  const post = await aMailServer()
  const never: Way = {
    send: async () => {
      throw new Undelivered('refused', { isForGood: true })
    },
  }
  const { commandId: id } = await filed()
  await delivered({ ways: { whatsapp: never } })
  expect(await standing(id)).toMatchObject([{ channel: 'sms', state: 'sent' }])
  expect(app.sent).toHaveLength(1)

  const other = await filed({ 'reporter-phone': '', 'reporter-email': 'gone@example.org' })
  post.refuse('gone@example.org')
  await delivered({ ways: { email: post.way } })
  expect(await standing(other.commandId)).toMatchObject([{ channel: 'print', state: 'waiting' }])
  await post.close()
})

test('at night nobody is woken; an e-mail goes, and in the morning what waited does too', async () => {
  app.clock.now = new Date(NIGHT)
  const { commandId: id } = await filed()
  await delivered()
  expect(app.sent).toEqual([])
  expect(await standing(id)).toMatchObject([{ state: 'waiting', notBefore: '2026-03-02T23:00:00.000Z' }])
  const { rows } = await sql<{ hours: number }>`
    select extract(epoch from run_at - now()) / 3600 as hours from graphile_worker.jobs
    where key = ${`${await firstMessage(id)} later`}`.execute(app.admin)
  expect(Number(rows[0]?.hours)).toBeCloseTo(7.5, 1)

  app.clock.now = new Date('2026-03-02T23:01:00Z')
  await again()
  await worked()
  expect(app.sent).toMatchObject([{ phone: PHONE }])
  expect(await standing(id)).toMatchObject([{ state: 'sent' }])
})

test('a region says when nobody is disturbed and which way comes first; of two who say so at once the second is told', async () => {
  const { body } = await app.get('/messages/settings', 'secretariat')
  expect(body).toMatchObject({ quiet: { from: '21:00', until: '06:00' }, version: 0 })
  const wanted = { quiet: null, channels: ['email', 'sms'], version: 0 }
  const command = { ...wanted, commandId: newCommandId() }
  for (const _ of ['once', 'and again'])
    expect(await app.post('/messages/settings', command, 'secretariat')).toMatchObject({
      body: { version: 1 },
    })
  expect(
    await app.post('/messages/settings', { ...wanted, commandId: newCommandId() }, 'admin'),
  ).toMatchObject({
    body: { code: 'messages.changed' },
  })
  expect((await app.post('/messages/settings', command, 'clerk')).status).toBe(403)
  const day = { ...wanted, commandId: newCommandId(), version: 1, quiet: { from: '00:00', until: '23:59' } }
  expect((await app.post('/messages/settings', day, 'admin')).body.code).toBe('messages.quiet_too_long')
  const twice = { ...wanted, commandId: newCommandId(), version: 1, channels: ['sms', 'sms'] }
  expect((await app.post('/messages/settings', twice, 'admin')).body.code).toBe('request.invalid')

  const post = await aMailServer()
  app.clock.now = new Date(NIGHT)
  const { commandId: id } = await filed({ 'reporter-email': EMAIL.replace('siti', 'budi') })
  await delivered({ ways: { email: post.way } })
  expect(await standing(id)).toMatchObject([{ channel: 'email', state: 'sent' }])
  expect(app.sent).toEqual([])
  await post.close()
})

test('short messages and WhatsApp are two gateways, in the order that the region says', async () => {
  const heard: string[] = []
  const whatsapp = phoneWay({ send: async ({ phone }) => void heard.push(phone) })
  const settings = { quiet: null, channels: ['whatsapp', 'sms'], version: 1, commandId: newCommandId() }
  expect((await app.post('/messages/settings', settings, 'admin')).body).toEqual({ version: 2 })
  await filed()
  await delivered({ ways: { whatsapp } })
  expect({ heard, sent: app.sent }).toEqual({ heard: [PHONE], sent: [] })
})

/** A mail server that keeps what it is given, and refuses whom it is told to. */
async function aMailServer() {
  const heard: Awaited<ReturnType<typeof PostalMime.parse>>[] = []
  const unknown = new Set<string>()
  let refusal: number | undefined
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'] },
    onRcptTo({ address }, _, done) {
      const code = unknown.has(address) ? 550 : refusal
      refusal = undefined
      done(code ? Object.assign(new Error('no'), { responseCode: code }) : null)
    },
    async onData(stream, _, done) {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk as Buffer)
      heard.push(await PostalMime.parse(Buffer.concat(chunks)))
      done()
    },
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.server.address() as { port: number }
  const from = 'Kabupaten Blitar <layanan@blitarkab.go.id>'
  return {
    heard,
    way: emailWay({ url: `smtp://127.0.0.1:${port}`, from }),
    refuseOnce(code: number) {
      refusal = code
    },
    refuse: (address: string) => void unknown.add(address),
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  }
}
