import type { Answers } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { sql } from 'kysely'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ANSWERS, anAct, aRequest } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { postOffice } from '../../../test/post-office.ts'
import { emailWay, phoneWay } from './index.ts'
import { Undelivered, type Way } from './ways/way.ts'

const EMAIL = 'siti@example.org'
const PHONE = String(ANSWERS['reporter-phone']).replace(/^0/, '+62')
const DAY = '2026-03-02T02:00:00Z'
const NIGHT = '2026-03-02T15:30:00Z'

let app: TestApp
const { followed, delivered, worked } = postOffice(() => app)
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

test('whoever follows a request ends its messages and begins them again; so does a word from the telephone', async () => {
  const { commandId: id, trackingCode, pin } = await filed({ 'reporter-phone': '081399887766' })
  const { body: opened } = await app.post('/track', { trackingCode, pin })
  const path = `/track/${trackingCode}/messages`
  const ask = async () => (await app.get(`${path}?key=${opened.key}`)).body
  expect(await ask()).toEqual({ isStopped: false, pushKey: null })
  const command = { commandId: newCommandId(), key: opened.key, stop: true }
  for (const _ of ['once', 'and again'])
    expect(await app.post(path, command)).toMatchObject({ status: 200, body: { isStopped: true } })
  expect(await ask()).toMatchObject({ isStopped: true })
  await delivered()
  expect(await standing(id)).toMatchObject([{ state: 'stopped' }])
  expect(app.sent).toEqual([])

  const heard = (text: string, secret = 'of the gateway') =>
    app.post('/messages/heard', { secret, from: '62 813-9988-7766', text })
  expect((await heard('mulai')).body.code).toBe('messages.wrong_secret')
  expect((await app.post(path, { ...command, key: 'x' })).body.code).toBe('cases.track_expired')
})

test('a gateway that proves itself says what a telephone answered', async () => {
  const own = await startTestApp({ messaging: { gatewaySecret: 'of the gateway' } })
  const heard = (text: string, secret = 'of the gateway') =>
    own.post('/messages/heard', { secret, from: '62 813-9988-7766', text })
  expect((await heard('stop', 'another')).body.code).toBe('messages.wrong_secret')
  expect((await heard('Berhenti, terima kasih')).body).toEqual({ understood: 'stop' })
  const { trackingCode, pin, ...request } = aRequest({ 'reporter-phone': '081399887766' })
  await own.post('/cases', { ...request, trackingCode, pin }, 'clerk')
  const { body } = await own.post('/track', { trackingCode, pin })
  const ask = async () => (await own.get(`/track/${trackingCode}/messages?key=${body.key}`)).body.isStopped
  expect(await ask()).toBe(true)
  expect((await heard('MULAI')).body).toEqual({ understood: 'start' })
  expect((await heard('apa ini?')).body).toEqual({ understood: 'nothing' })
  expect(await ask()).toBe(false)
  await own.stop()
})

test('what failed or was kept is seen in the log, and tried again once', async () => {
  const { commandId: id } = await filed({ 'reporter-phone': '081311112222' })
  await delivered({ sender: undefined as never })
  const message = await firstMessage(id)
  const { body: log } = await app.get('/messages?state=kept', 'admin')
  expect(log.items[0]).toMatchObject({ id: message, state: 'kept', about: { id: 'Menunggu diperiksa' } })
  expect(JSON.stringify(log)).not.toContain('1112222')
  expect(log.ways).toContain('sms')
  const command = { commandId: newCommandId() }
  for (const _ of ['once', 'and again'])
    expect(await app.post(`/messages/${message}/retry`, command, 'admin')).toMatchObject({
      body: { state: 'waiting' },
    })
  await delivered()
  expect(app.sent).toHaveLength(1)
  const path = `/messages/${message}/retry`
  expect((await app.post(path, { commandId: newCommandId() }, 'admin')).body.code).toBe('messages.not_stuck')
  const nobody = `/messages/${newCommandId()}/retry`
  expect((await app.post(nobody, { commandId: newCommandId() }, 'admin')).body.code).toBe(
    'messages.not_found',
  )
  expect((await app.post(path, { commandId: newCommandId() }, 'clerk')).status).toBe(403)
  const day = '2026-03-02T02:00:00.000Z'
  for (const after of [
    'x',
    `${day}|${'-'.repeat(36)}`,
    `-271821-04-20T00:00:00.000Z|${message}`,
    `${day}|${message}|`,
  ])
    expect((await app.get(`/messages?after=${encodeURIComponent(after)}`, 'admin')).body.code).toBe(
      'messages.bad_cursor',
    )
})

test('the log goes on page by page, and nothing is there twice', async () => {
  const seen: string[] = []
  let after = ''
  do {
    const { body } = await app.get(
      `/messages${after && `?after=${encodeURIComponent(after)}`}`,
      'secretariat',
    )
    seen.push(...body.items.map(({ id }: { id: string }) => id))
    after = body.next ?? ''
  } while (after)
  const { count } = await app.admin
    .selectFrom('message')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('region_code', '=', '3505')
    .executeTakeFirstOrThrow()
  expect(seen).toHaveLength(Number(count))
  expect(new Set(seen).size).toBe(seen.length)
})

test('a village tells whoever has no telephone, from a list that names them; each look is recorded', async () => {
  const { commandId: id, trackingCode } = await filed({ 'reporter-phone': '' })
  // They hold the receipt: that it was taken in is told to nobody.
  await delivered()
  expect(await standing(id)).toEqual([])
  await acted(id, anAct('ask-correction', { reason: 'blurred', message: 'Foto buram' }))
  await delivered()
  const { body } = await app.get('/messages/to-tell', 'clerk')
  const item = body.items.find((one: { trackingCode: string }) => one.trackingCode === trackingCode)
  expect(item).toMatchObject({
    name: ANSWERS['reporter-name'],
    words: expect.stringContaining(`Permintaan ${trackingCode} perlu diperbaiki.`),
  })
  const reads = await app.get(`/cases/${id}/reads`, 'clerk')
  expect(reads.body).toHaveLength(1)
  expect((await app.get('/messages/to-tell', 'neighbour')).body.items).toEqual([])
  expect((await app.get('/messages/to-tell', 'registrar')).status).toBe(403)

  const told = { commandId: newCommandId(), ids: [item.id] }
  expect((await app.post('/messages/told', told, 'neighbour')).body.code).toBe('messages.not_found')
  for (const _ of ['once', 'and again'])
    expect(await app.post('/messages/told', told, 'clerk')).toMatchObject({ status: 200, body: { told: 1 } })
  expect(await standing(id)).toMatchObject([{ channel: 'print', state: 'told' }])
  expect((await app.get('/messages/to-tell', 'clerk')).body.items).not.toContainEqual(
    expect.objectContaining({ id: item.id }),
  )
})

test('a region words a message itself, with the fields that there are, and takes its words back', async () => {
  const key = 'case/pak-saidi/state/submitted'
  const { body: all } = await app.get('/messages/templates', 'secretariat')
  expect(all.map((one: { key: string }) => one.key)).toContain('cohort/invitation')
  const words = { id: 'Kode Anda {code}. Terima kasih.', en: 'Your code {code}. Thank you.' }
  const set = (more: object, as: 'secretariat' | 'clerk' = 'secretariat') =>
    app.post('/messages/templates', { commandId: newCommandId(), key, version: 0, words, ...more }, as)
  expect((await set({}, 'clerk')).status).toBe(403)
  expect((await set({ key: 'case/none' })).body.code).toBe('messages.unknown_template')
  expect((await set({ words: { ...words, en: '{product}' } })).body.code).toBe('messages.unknown_field')
  expect((await set({ words: { ...words, id: '{code' } })).body.code).toBe('messages.unknown_field')
  expect((await set({ words: { ...words, id: 'Hubungi 081234567890' } })).body.code).toBe(
    'request.personal_data',
  )
  const command = { commandId: newCommandId() }
  for (const _ of ['once', 'and again']) expect((await set(command)).body).toEqual({ version: 1 })
  expect((await set({})).body.code).toBe('messages.changed')

  const { trackingCode } = await filed({ 'reporter-phone': '081311113333' })
  await delivered()
  expect(app.sent.map(({ text }) => text)).toEqual([`Kode Anda ${trackingCode}. Terima kasih.`])
  expect((await set({ version: 1, words: null })).body).toEqual({ version: 2 })
  app.sent.length = 0
  await filed({ 'reporter-phone': '081311114444' })
  await delivered()
  expect(app.sent[0]?.text).toContain('sudah diterima')
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

async function filed(changes: Answers = {}) {
  const request = aRequest(changes)
  expect((await app.post('/cases', request, 'clerk')).status).toBe(200)
  return request
}

async function acted(id: string, command: object): Promise<void> {
  expect((await app.post(`/cases/${id}/act`, command, 'registrar')).status).toBe(200)
}

async function standing(id: string) {
  return (await app.get(`/cases/${id}/messages`, 'registrar')).body
}

async function firstMessage(id: string): Promise<string> {
  const row = await app.admin
    .selectFrom('message')
    .select('id')
    .where('subject_id', '=', id)
    .executeTakeFirstOrThrow()
  return row.id
}

/** As if the time of waiting were over. */
async function again(): Promise<void> {
  await sql`update graphile_worker._private_jobs set run_at = now()`.execute(app.admin)
}

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
