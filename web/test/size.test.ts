import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mountWeb } from '../../server/src/web.ts'
import { ensureBuilt, total, weigh } from './built.ts'

const SERVICE = {
  key: 'pak-saidi',
  version: 1,
  title: { id: 'Pak Saidi: kelahiran, tiga dokumen sekali datang', en: 'Pak Saidi' },
  summary: { id: 'Akta kelahiran, Kartu Keluarga baru dan Kartu Identitas Anak.', en: 'Three papers.' },
  dimension: 'governance',
  fee: { id: 'Gratis', en: 'Free' },
}

let app: FastifyInstance
beforeAll(async () => {
  ensureBuilt()
  app = Fastify()
  app.get('/api/r/:region/services', async () =>
    Array.from({ length: 6 }, (_, i) => ({ ...SERVICE, key: `s${i}` })),
  )
  await mountWeb(app, { defaultRegion: '3505' })
}, 120_000)
afterAll(() => app.close())

test('the first page of the portal weighs at most 60 kB in all, and brings no framework', async () => {
  const weights = await weigh(app, '/')
  expect(weights.filter(({ path }) => path.endsWith('.js'))).toEqual([])
  expect(total(weights)).toBeLessThanOrEqual(60_000)
})

test('the shell of the desk weighs at most 250 kB in all', async () => {
  expect(total(await weigh(app, '/meja'))).toBeLessThanOrEqual(250_000)
})

test('a page says what it may load, and nothing comes from elsewhere', async () => {
  const { headers, body } = await app.inject({ url: '/' })
  expect(headers['content-security-policy']).toContain("default-src 'self'")
  expect(body).not.toMatch(/(?:src|href)="https?:/)
})

test('a page that is not there says so, and an address of the API is never a page', async () => {
  expect((await app.inject({ url: '/tidak-ada' })).statusCode).toBe(404)
  const missing = await app.inject({ url: '/api/tidak-ada' })
  expect(missing.statusCode).toBe(404)
  expect(missing.headers['content-type']).not.toContain('text/html')
})

test('the language is what was chosen, else what the browser asks for', async () => {
  const asked = await app.inject({ url: '/', headers: { 'accept-language': 'en-GB,en;q=0.9,id;q=0.5' } })
  expect(asked.body).toContain('<html lang="en"')
  const chosen = await app.inject({ url: '/', headers: { 'accept-language': 'en', cookie: 'guyub_lang=id' } })
  expect(chosen.body).toContain('<html lang="id"')
})

test('the switch of language works without script and leads nowhere else', async () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const back = await app.inject({
    method: 'POST',
    url: '/pilihan',
    headers: form,
    payload: 'language=en&back=/lacak',
  })
  expect([back.statusCode, back.headers.location]).toEqual([303, '/lacak'])
  expect(String(back.headers['set-cookie'])).toContain('guyub_lang=en')
  const away = await app.inject({
    method: 'POST',
    url: '/pilihan',
    headers: form,
    payload: 'back=//evil.example',
  })
  expect(away.headers.location).toBe('/')
})
