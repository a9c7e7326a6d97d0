import { createHash } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { newCommandId } from '@guyub/contract/command'
import { PART_BYTES } from '@guyub/contract/uploads'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendFile } from '../../../web/src/kernel/send-file.ts'
import { openBadLine } from '../../test/bad-line.ts'
import { aRequest } from '../../test/builders.ts'
import { startTestApp, type TestApp } from '../../test/harness.ts'

let app: TestApp
let port: number
beforeAll(async () => {
  app = await startTestApp()
  await app.http.app.listen({ port: 0, host: '127.0.0.1' })
  port = (app.http.app.server.address() as AddressInfo).port
})
afterAll(() => app.stop())

/** A photograph of which nothing can be left out on the way: a small picture with noise behind its end. */
async function aPhoto(bytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const { samplePhoto } = await import('../scenarios/sample-files.ts')
  const photo = await samplePhoto()
  const noise = Buffer.from(
    Array.from({ length: Math.max(0, bytes - photo.length) }, (_, i) => (i * 7919) % 251),
  )
  return new Uint8Array(Buffer.concat([photo, noise]))
}

async function aCase() {
  const request = aRequest()
  await app.post('/cases', request, 'clerk')
  return request.commandId
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function attached(
  line: number,
  caseId: string,
  bytes: Uint8Array<ArrayBuffer>,
  uploadId: string,
  as = 'clerk',
) {
  const input = { commandId: uploadId, caseId, field: 'birth-letter', sha256: hashOf(bytes) }
  return sendFile<{ fileId: string }>(
    { region: '3505', path: '/cases/:caseId/files', input, uploadId },
    bytes,
    'image/jpeg',
    (url, init) =>
      fetch(`http://127.0.0.1:${line}${url}`, {
        ...init,
        headers: { ...(init.headers as Record<string, string>), 'x-actor': as, connection: 'close' },
      }),
  )
}

test('a file goes on where the line broke, and what arrived is not sent again', async () => {
  const caseId = await aCase()
  const bytes = await aPhoto(400_000)
  const uploadId = newCommandId()
  const line = await openBadLine(port, {})
  let done: Awaited<ReturnType<typeof attached>> | undefined
  for (const cutsAt of [30_000, 150_000, 290_000, 420_000, undefined]) {
    line.change(cutsAt === undefined ? {} : { cutsAt })
    done = await attached(line.port, caseId, bytes, uploadId)
    if (cutsAt !== undefined) expect(done).toMatchObject({ problem: { status: 0 } })
  }
  expect(line.told.cuts).toBeGreaterThanOrEqual(4)
  expect(done).toMatchObject({ ok: true, answer: { fileId: uploadId } })
  // Four cuts lost at most a part each; the file was not sent five times.
  expect(line.told.up).toBeLessThan(bytes.length + 4 * (PART_BYTES + 2000))
  // Somebody who lost the last answer asks again, and sends next to nothing.
  const before = line.told.up
  expect(await attached(line.port, caseId, bytes, uploadId)).toEqual(done)
  expect(line.told.up - before).toBeLessThan(3000)
  expect(await app.admin.selectFrom('upload_part').select('at_byte').execute()).toEqual([])
  const [file] = (await app.get(`/cases/${caseId}`, 'clerk')).body.files
  expect(file).toMatchObject({ fileId: uploadId, mediaType: 'image/jpeg' })
  await line.close()
})

test('parts are their sender`s alone, come in order, and are taken only when they are whole', async () => {
  const uploadId = newCommandId()
  const part = (offset: number, size: number, as = 'clerk', total = 100_000) =>
    app.inject({
      method: 'POST',
      url: `/api/r/3505/uploads/${uploadId}?offset=${offset}&total=${total}`,
      headers: { 'x-actor': as, 'content-type': 'application/octet-stream' },
      payload: Buffer.alloc(size, 1),
    })
  const code = async (reply: ReturnType<typeof part>) => (await reply).json().code
  const arrived = async (as: 'clerk' | 'colleague') => (await app.get(`/uploads/${uploadId}`, as)).body.offset
  expect(await arrived('clerk')).toBe(0)
  expect(await code(part(10, 10))).toBe('upload.offset')
  expect((await part(0, 60_000)).json()).toEqual({ offset: 60_000 })
  // Its answer was lost, and it is sent again.
  expect((await part(0, 60_000)).json()).toEqual({ offset: 60_000 })
  expect(await arrived('clerk')).toBe(60_000)
  expect(await arrived('colleague')).toBe(0)
  expect(await code(part(60_000, 10, 'colleague'))).toBe('upload.offset')
  expect(await code(part(30_000, 10_000))).toBe('upload.offset')
  expect(await code(part(60_000, 0))).toBe('upload.empty')
  expect(await code(part(60_000, 50_000))).toBe('upload.too_large')
  expect((await part(60_000, 70_000)).statusCode).toBe(413)
  expect((await app.inject({ method: 'GET', url: `/api/r/3505/uploads/${uploadId}` })).statusCode).toBe(401)
  const caseId = await aCase()
  const take = await app.inject({
    method: 'POST',
    url: `/api/r/3505/cases/${caseId}/files?${new URLSearchParams({ commandId: uploadId, field: 'birth-letter', sha256: '0'.repeat(64) })}`,
    headers: { 'x-actor': 'clerk', 'upload-id': uploadId },
  })
  expect(take.json().code).toBe('upload.unfinished')
  // What lies there meanwhile is not to be read.
  const rows = await app.admin.selectFrom('upload_part').select('content').execute()
  expect(rows.every(({ content }) => !content.includes(Buffer.alloc(100, 1)))).toBe(true)
})

test('what was begun and never ended goes after a day, and nobody begins without end', async () => {
  const begin = async () => {
    const url = `/api/r/3505/uploads/${newCommandId()}?offset=0&total=10`
    const headers = { 'x-actor': 'registrar', 'content-type': 'application/octet-stream' }
    return (await app.inject({ method: 'POST', url, headers, payload: 'x' })).json()
  }
  for (let i = 0; i < 20; i++) expect(await begin()).toEqual({ offset: 1 })
  expect((await begin()).code).toBe('upload.too_many')
  app.clock.now = new Date(app.clock.now.getTime() + 25 * 3_600_000)
  expect(await begin()).toEqual({ offset: 1 })
  const { count } = await app.admin
    .selectFrom('upload')
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  expect(Number(count)).toBe(1)
})
