import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { slipText, slipToken } from '@guyub/contract/devices'
import { checkOffline, type Revocations, revocationsText } from '@guyub/contract/documents'
import { expect, test } from 'vitest'
import { openRevocations } from './kept-revocations.ts'
import { verifiers } from './verify-token.ts'

const seal = generateKeyPairSync('ed25519')
const KEY = seal.publicKey.export({ format: 'jwk' }).x ?? ''
const device = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const { x = '', y = '' } = device.publicKey.export({ format: 'jwk' })
const id = (name: string) => {
  const hash = createHash('sha256').update(name).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-7${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

const LIST: Revocations = {
  zone: 'Asia/Jakarta',
  ...{ v: 1, r: '3505', at: '2026-11-20T02:00:00.000Z', documents: [id('revoked')] },
  devices: [
    { d: id('laptop'), letter: 'A', office: 'Desa Jaten', x, y, until: null },
    { d: id('stolen'), letter: 'B', office: 'Desa Jaten', x, y, until: '2026-11-01T00:00:00.000Z' },
  ],
  kinds: { receipt: { id: 'Bukti pendaftaran', en: 'Receipt' } },
}

function paper(changes: object = {}) {
  const claims = {
    r: '3505',
    d: id('paper'),
    k: 'receipt',
    n: 'BP/0001',
    c: '3505-AAAAA-AAAAA',
    t: '2026-11-02',
  }
  const text = Buffer.from(JSON.stringify({ ...claims, ...changes })).toString('base64url')
  return `${text}.${sign(null, Buffer.from(text), seal.privateKey).toString('base64url')}`
}

function slip(d: string, s: string, key = device.privateKey) {
  const text = slipText({ r: '3505', d, c: '3505-AAAAA-AAAAA', s, t: '2026-11-02T01:00:00.000Z' })
  const signature = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' })
  return slipToken(text, signature)
}

const verdict = async (token: string) => (await checkOffline(token, LIST, KEY, verifiers)).verdict

test('a paper is final, revoked by the list, forged by its signature, or of another region', async () => {
  expect(await checkOffline(paper(), LIST, KEY, verifiers)).toEqual({
    ...{ verdict: 'final', kind: LIST.kinds.receipt, number: 'BP/0001', reference: '3505-AAAAA-AAAAA' },
    ...{ issuedOn: '2026-11-02', isYounger: false },
  })
  expect(await checkOffline(paper({ t: '2026-11-21' }), LIST, KEY, verifiers)).toMatchObject({
    isYounger: true,
  })
  expect(await verdict(paper({ d: id('revoked') }))).toBe('revoked')
  expect(await verdict(paper({ r: '3325' }))).toBe('elsewhere')
  const [text, signature] = paper().split('.')
  const altered = Buffer.from(String(Buffer.from(text ?? '', 'base64url')).replace('0001', '0002'))
  expect(await verdict(`${altered.toString('base64url')}.${signature}`)).toBe('forged')
  expect(await verdict(`${text}.${'A'.repeat(86)}`)).toBe('forged')
  for (const rubbish of [`${text}.`, 'x.y', '..', `${text}.%%%`])
    expect(await verdict(rubbish)).toBe('forged')
})

test('a slip is provisional when a device of the list signed it, and unsure when that is gone or younger', async () => {
  expect(await checkOffline(slip(id('laptop'), 'A-7'), LIST, KEY, verifiers)).toMatchObject({
    ...{ verdict: 'provisional', office: 'Desa Jaten', number: 'A-7' },
  })
  expect(await verdict(slip(id('stolen'), 'B-7'))).toBe('unsure')
  expect(await verdict(slip(id('unheard'), 'C-1'))).toBe('unsure')
  expect(await verdict(slip(id('laptop'), 'Q-7'))).toBe('forged')
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  expect(await verdict(slip(id('laptop'), 'A-7', other))).toBe('forged')
  expect(await verdict('P.rubbish')).toBe('forged')
})

test('a list that was altered, cut off or signed by another is none', async () => {
  const text = revocationsText(Buffer.from(JSON.stringify(LIST)).toString('base64url'))
  const signed = `${text}.${sign(null, Buffer.from(text), seal.privateKey).toString('base64url')}`
  expect(await openRevocations({ signed, key: KEY })).toEqual(LIST)
  expect(await openRevocations({ signed: signed.slice(0, -4), key: KEY })).toBe(undefined)
  const without = { ...LIST, documents: [] }
  const changed = revocationsText(Buffer.from(JSON.stringify(without)).toString('base64url'))
  expect(await openRevocations({ signed: `${changed}.${signed.split('.')[2]}`, key: KEY })).toBe(undefined)
  const stranger = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }).x ?? ''
  expect(await openRevocations({ signed, key: stranger })).toBe(undefined)
  expect(await openRevocations({ signed: paper(), key: KEY })).toBe(undefined)
})
