import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('every service stands in the list with what it is made of, whether it can be asked for or not', async () => {
  const { body } = await app.get('/services')
  const usesOf = (wanted: string) => body.find(({ key }: { key: string }) => key === wanted)?.uses
  expect(usesOf('pak-saidi')).toEqual(['case'])
  expect(usesOf('bank-sampah')).toEqual(['ledger'])
})

test('a service that nobody files anything for has its page, and is found', async () => {
  const { status, body } = await app.get('/services/bank-sampah')
  expect(status).toBe(200)
  expect(body).toMatchObject({ service: { key: 'bank-sampah' }, handler: null })
  const found = await app.get('/search?q=sampah')
  expect(found.body.services).toContainEqual(expect.objectContaining({ key: 'bank-sampah' }))
})

test('what is not there is refused, and so is a version that never was', async () => {
  expect(await app.get('/services/moon')).toMatchObject({ status: 404, body: { code: 'services.unknown' } })
  expect(await app.get('/services/bank-sampah?version=99')).toMatchObject({
    status: 404,
    body: { code: 'services.unknown_version' },
  })
})
