import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  type ECDH,
  hkdfSync,
  randomBytes,
  verify,
} from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAct, aRequest } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { postOffice } from '../../../test/post-office.ts'
import { pushWay } from './index.ts'
import { isPushService } from './ways/browser-push.ts'

const ours = createECDH('prime256v1')
ours.generateKeys()
const push = { publicKey: ours.getPublicKey('base64url'), privateKey: ours.getPrivateKey('base64url') }
const ways = { push: pushWay(push, () => 'https://guyub.test') }

let service: Awaited<ReturnType<typeof aPushService>>
let app: TestApp
const { again, followed, delivered } = postOffice(() => app)
beforeAll(async () => {
  service = await aPushService()
  app = await startTestApp({ messaging: { push, pushServices: [service.origin], ways } })
  await followed()
})
afterAll(async () => {
  await app.stop()
  service.close()
})

test('a browser that asked is told, in words that only it can read, and signed by this installation', async () => {
  const browser = aBrowser()
  const { id, trackingCode, path, key } = await tracked()
  expect((await app.get(`/track/${trackingCode}/messages?key=${key}`)).body.pushKey).toBe(push.publicKey)
  const command = {
    commandId: newCommandId(),
    key,
    subscription: browser.subscription(`${service.origin}/box`),
  }
  for (const _ of ['once', 'and again'])
    expect(await app.post(path, command)).toMatchObject({ status: 200, body: { isTold: true } })
  expect((await app.post(path, { ...command, commandId: newCommandId() })).status).toBe(200)
  await refused(id)
  await delivered()
  const [heard] = service.heard
  expect(JSON.parse(browser.read(heard?.body ?? Buffer.alloc(0)))).toMatchObject({
    text: expect.stringContaining(`Permintaan ${trackingCode}`),
    link: 'https://guyub.test/lacak',
  })
  expect(isSigned(heard?.headers ?? {}, service.origin)).toBe(true)
  expect(app.sent).toHaveLength(0)
  const rows = await app.admin.selectFrom('message_push').select('endpoint').execute()
  // The same browser asked three times, with two commands.
  expect(rows).toHaveLength(1)
  expect(rows.map(({ endpoint }) => endpoint.toString('latin1')).join()).not.toContain('127.0.0.1')
})

test('a browser that is gone is forgotten, and the telephone is told instead', async () => {
  const { id, path, key } = await tracked()
  const subscription = aBrowser().subscription(`${service.origin}/gone`)
  await app.post(path, { commandId: newCommandId(), key, subscription })
  await delivered()
  expect(app.sent).toHaveLength(1)
  expect((await app.get(`/cases/${id}/messages`, 'registrar')).body).toMatchObject([
    { channel: 'sms', state: 'sent' },
  ])
  const rows = await app.admin.selectFrom('message_push').select('id').where('subject_id', '=', id).execute()
  expect(rows).toEqual([])
})

test('of two browsers the one that was reached is told once, though the other is not there just now', async () => {
  const { id, path, key } = await tracked()
  for (const box of ['family', 'busy'])
    await app.post(path, {
      ...{ commandId: newCommandId(), key },
      subscription: aBrowser().subscription(`${service.origin}/${box}`),
    })
  await delivered()
  await again()
  await delivered()
  expect(service.heard.filter(({ path: at }) => at === '/family')).toHaveLength(1)
  expect((await app.get(`/cases/${id}/messages`, 'registrar')).body).toMatchObject([
    { channel: 'push', state: 'sent' },
  ])
})

test('a browser is told where the makers of browsers take messages, and nowhere else', async () => {
  const { path, key } = await tracked()
  const tell = async (subscription: object) =>
    (await app.post(path, { commandId: newCommandId(), key, subscription })).body.code
  for (const inside of [
    'http://127.0.0.1:5432/',
    'https://169.254.169.254/',
    'https://fcm.googleapis.com.evil.id/',
  ])
    expect(await tell(aBrowser().subscription(inside))).toBe('messages.bad_subscription')
  const short = { endpoint: `${service.origin}/box`, keys: { p256dh: 'AAAA', auth: 'AAAA' } }
  expect(await tell(short)).toBe('messages.bad_subscription')
  expect(isPushService('https://updates.push.services.mozilla.com/wpush/v2/x')).toBe(true)
  expect(isPushService('https://fcm.googleapis.com:8443/x')).toBe(false)
  for (let nth = 0; nth < 5; nth += 1)
    expect(await tell(aBrowser().subscription(`${service.origin}/${nth}`))).toBeUndefined()
  expect(await tell(aBrowser().subscription(`${service.origin}/6`))).toBe('messages.too_many_browsers')
  const wrong = { commandId: newCommandId(), key: 'x', subscription: short }
  expect((await app.post(path, wrong)).body.code).toBe('cases.track_expired')
})

test('an installation without keys for it tells no browser', async () => {
  const plain = await startTestApp()
  const { trackingCode, pin, ...request } = aRequest()
  await plain.post('/cases', { ...request, trackingCode, pin }, 'clerk')
  const { body } = await plain.post('/track', { trackingCode, pin })
  const subscription = aBrowser().subscription('https://fcm.googleapis.com/x')
  const command = { commandId: newCommandId(), key: body.key, subscription }
  expect((await plain.post(`/track/${trackingCode}/push`, command)).body.code).toBe('messages.no_push')
  await plain.stop()
})

async function tracked() {
  const { trackingCode, pin, ...request } = aRequest()
  expect((await app.post('/cases', { ...request, trackingCode, pin }, 'clerk')).status).toBe(200)
  const { body } = await app.post('/track', { trackingCode, pin })
  const key: string = body.key
  return { id: request.commandId, trackingCode, path: `/track/${trackingCode}/push`, key }
}

async function refused(id: string): Promise<void> {
  const command = anAct('refuse', { reason: 'not-proved', message: 'Tidak terbukti' })
  expect((await app.post(`/cases/${id}/act`, command, 'registrar')).status).toBe(200)
}

/** What a browser does: a key pair, a secret, and RFC 8291 backwards. */
function aBrowser() {
  const pair = createECDH('prime256v1')
  pair.generateKeys()
  const auth = randomBytes(16)
  return {
    subscription: (endpoint: string) => ({
      endpoint,
      keys: { p256dh: pair.getPublicKey('base64url'), auth: auth.toString('base64url') },
    }),
    read: (sealed: Buffer) => opened(sealed, pair, auth),
  }
}

function opened(sealed: Buffer, pair: ECDH, auth: Buffer): string {
  const salt = sealed.subarray(0, 16)
  const theirs = sealed.subarray(21, 21 + (sealed[20] ?? 0))
  const content = sealed.subarray(21 + theirs.length)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), theirs])
  const secret = Buffer.from(hkdfSync('sha256', pair.computeSecret(theirs), auth, info, 32))
  const part = (name: string, size: number) =>
    Buffer.from(hkdfSync('sha256', secret, salt, `Content-Encoding: ${name}\0`, size))
  const decipher = createDecipheriv('aes-128-gcm', part('aes128gcm', 16), part('nonce', 12))
  decipher.setAuthTag(content.subarray(-16))
  const padded = Buffer.concat([decipher.update(content.subarray(0, -16)), decipher.final()])
  return padded.subarray(0, padded.lastIndexOf(2)).toString()
}

/** RFC 8292: a token in our name, for this push service. */
function isSigned({ authorization = '' }: IncomingHttpHeaders, audience: string): boolean {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const [x, y] = [ours.getPublicKey().subarray(1, 33), ours.getPublicKey().subarray(33)]
  const publicKey = createPublicKey({
    key: { kty: 'EC', crv: 'P-256', x: x.toString('base64url'), y: y.toString('base64url') },
    format: 'jwk',
  })
  const isOurs = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  return (
    isOurs &&
    key === push.publicKey &&
    JSON.parse(Buffer.from(claims, 'base64url').toString()).aud === audience
  )
}

/** In place of a browser's maker: takes what it is given, knows nobody at `/gone`, and has no time at `/busy`. */
async function aPushService() {
  const heard: { path: string | undefined; headers: IncomingHttpHeaders; body: Buffer }[] = []
  const server = createServer(async (request, response) => {
    const body = await buffer(request)
    const isGone = request.url === '/gone'
    if (!isGone) heard.push({ path: request.url, headers: request.headers, body })
    response.writeHead(isGone ? 410 : request.url === '/busy' ? 503 : 201).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    heard,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => server.close(),
  }
}
