import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { crc32, createDeflate, deflateSync } from 'node:zlib'
import { MAX_FILE_BYTES } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRequest } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

const FIELD = { field: 'birth-letter' }
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

let app: TestApp
let caseId: string
let photo: Buffer
beforeAll(async () => {
  app = await startTestApp()
  photo = await aPhoto()
  const request = aRequest()
  caseId = request.commandId
  await app.post('/cases', request, 'clerk')
})
afterAll(() => app.stop())

test.each<[string, () => Buffer, number, string, object?]>([
  ['an empty file', () => Buffer.alloc(0), 415, 'cases.file_type'],
  [
    'a script that calls itself a photograph',
    () => Buffer.from('#!/bin/sh\nrm -rf /\n'),
    415,
    'cases.file_type',
  ],
  [
    'a page that calls itself a photograph',
    () => Buffer.from('<html><script>alert(1)</script>'),
    415,
    'cases.file_type',
  ],
  ['an SVG', () => Buffer.from(SVG), 415, 'cases.file_type'],
  ['an archive', () => Buffer.from('504b0304140000000800', 'hex'), 415, 'cases.file_type'],
  ['a hash of other bytes', () => photo, 400, 'cases.file_damaged', { sha256: '0'.repeat(64) }],
  ['a photograph cut off on the way', () => photo.subarray(0, photo.length / 2), 400, 'cases.file_damaged'],
  ['the first bytes of a photograph and nothing else', () => photo.subarray(0, 4), 400, 'cases.file_damaged'],
  [
    'a script behind the first bytes of a photograph',
    () => Buffer.concat([photo.subarray(0, 3), Buffer.from(SVG)]),
    400,
    'cases.file_damaged',
  ],
  [
    'an image of a few kilobytes that unpacks to four hundred million pixels',
    aPixelBomb,
    413,
    'cases.picture_too_large',
  ],
  ['one byte more than is taken', () => Buffer.alloc(MAX_FILE_BYTES + 1, 0xff), 413, 'request.too_large'],
  ['a field that takes no file', () => photo, 400, 'cases.no_such_field', { field: 'child-name' }],
  ['a field and a product at once', () => photo, 400, 'cases.no_such_field', { product: 'family-card' }],
  ['a hash that is none', () => photo, 400, 'request.invalid', { sha256: 'x' }],
  ['a command id that is none', () => photo, 400, 'request.invalid', { commandId: '1' }],
])('%s is refused, and nothing is written', async (_, body, status, code, query) => {
  const before = await written()
  const { statusCode, json } = await sent(body(), query)
  expect({ status: statusCode, code: json().code }).toEqual({ status, code })
  expect(await written()).toEqual(before)
})

test('a photograph as the signed paper of an agency is refused, and so is a paper from the counter', async () => {
  const before = await written()
  const asPaper = { field: undefined, product: 'birth-certificate' }
  expect((await sent(photo, asPaper, 'registrar')).json().code).toBe('cases.file_type')
  expect((await sent(Buffer.from('%PDF-1.7'), asPaper, 'clerk')).json().code).toBe('cases.not_your_action')
  expect((await sent(photo, {}, 'neighbour')).json().code).toBe('cases.not_found')
  expect(await written()).toEqual(before)
})

test('a body that does not say how long it is, is cut at the limit', async () => {
  const before = await written()
  const endless = Readable.from(
    (function* () {
      for (let i = 0; i < 12; i++) yield Buffer.alloc(2 ** 20, 0xff)
    })(),
  )
  expect((await sent(endless, { sha256: '0'.repeat(64) })).statusCode).toBe(413)
  expect(await written()).toEqual(before)
})

test('a photograph loses place, camera and time, and stands upright', async () => {
  expect((await sharp(photo).metadata()).exif?.toString('latin1')).toContain('KenariCam')
  expect(photo.toString('latin1')).toContain('GPSCanary')
  const answer = (await sent(photo)).json()
  const kept = await fetched(answer.fileId)
  const { exif, xmp, iptc, icc, orientation, width, height } = await sharp(kept).metadata()
  expect({ exif, xmp, iptc, icc, orientation }).toEqual({})
  // It was stored lying and marked to be turned.
  expect({ width, height }).toEqual({ width: 40, height: 60 })
  for (const canary of ['KenariCam', 'GPSCanary', '2026:02:27', 'Exif'])
    expect(kept.toString('latin1')).not.toContain(canary)
  expect(answer).toMatchObject({ bytes: kept.length, sha256: sha256(kept), mediaType: 'image/jpeg' })
})

test('what a PNG says besides its picture is gone too', async () => {
  const plain = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'white' } })
    .png()
    .toBuffer()
  const text = chunk('tEXt', Buffer.from('Comment\0GPSCanary'))
  const png = Buffer.concat([plain.subarray(0, 33), text, plain.subarray(33)])
  const kept = await fetched((await sent(png)).json().fileId)
  expect(png.includes('GPSCanary')).toBe(true)
  expect(kept.includes('GPSCanary')).toBe(false)
})

test('a picture that would fill the memory is refused by what its head says, many at once too', async () => {
  const bomb = await blackPng(30_000)
  expect(bomb.length).toBeLessThan(1024 * 1024)
  const before = await written()
  const highest = process.resourceUsage().maxRSS
  const answers = await Promise.all(Array.from({ length: 4 }, () => sent(bomb)))
  for (const answer of answers)
    expect({ status: answer.statusCode, code: answer.json().code }).toEqual({
      status: 413,
      code: 'cases.picture_too_large',
    })
  expect(await written()).toEqual(before)
  expect((process.resourceUsage().maxRSS - highest) / 1024).toBeLessThan(64)
})

test('sent twice, it is one file in the store', async () => {
  const query = { commandId: newCommandId() }
  const first = (await sent(photo, query)).json()
  const between = await written()
  expect((await sent(photo, query)).json()).toEqual(first)
  expect(await written()).toEqual(between)
})

function sent(payload: Buffer | Readable, query: object = {}, who = 'clerk') {
  const hash = Buffer.isBuffer(payload) ? sha256(payload) : ''
  const all = { commandId: newCommandId(), ...FIELD, sha256: hash, ...query }
  const given = Object.entries(all).filter(([, value]) => value !== undefined)
  return app.inject({
    method: 'POST',
    url: `/api/r/3505/cases/${caseId}/files?${new URLSearchParams(given)}`,
    headers: { 'x-actor': who, 'content-type': 'image/jpeg' },
    payload,
  })
}

async function fetched(fileId: string): Promise<Buffer> {
  const url = `/api/r/3505/cases/${caseId}/files/${fileId}`
  return (await app.inject({ url, headers: { 'x-actor': 'clerk' } })).rawPayload
}

/** How much there is in the tables and in the file store. */
async function written() {
  const files = await app.admin.selectFrom('case_file').select('id').execute()
  const receipts = await app.admin.selectFrom('command_receipt').select('id').execute()
  const events = await app.admin.selectFrom('event').select('id').execute()
  const stored = readdirSync(app.filesHome, { recursive: true })
  return [files, receipts, events, stored].map((each) => each.length)
}

/** Square and black; its rows are packed as they come, so that the test itself needs no memory for them. */
async function blackPng(side: number): Promise<Buffer> {
  const row = Buffer.alloc(1 + side / 8)
  const rows = Readable.from(
    (function* () {
      for (let y = 0; y < side; y++) yield row
    })(),
  )
  const packed = await buffer(rows.pipe(createDeflate()))
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([1, 0, 0, 0, 0], 8)
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', packed),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Lying, marked to be turned, with the place and the camera that a phone writes into it. */
function aPhoto(): Promise<Buffer> {
  const noise = Buffer.from(Array.from({ length: 60 * 40 * 3 }, (_, i) => (i * 7919) % 256))
  return sharp(noise, { raw: { width: 60, height: 40, channels: 3 } })
    .withExif({
      IFD0: { Make: 'KenariCam', DateTime: '2026:02:27 09:00:00' },
      IFD2: { UserComment: 'GPSCanary' },
      IFD3: {
        GPSLatitudeRef: 'S',
        GPSLatitude: '8/1 5/1 30/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '112/1 9/1 0/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
}

/** A whole PNG of 20,000 by 20,000 pixels, all of one colour: some fifty kilobytes. */
function aPixelBomb(): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(20_000, 0)
  header.writeUInt32BE(20_000, 4)
  header.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc(2501 * 20_000), { level: 9 })
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    ...[chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))],
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
