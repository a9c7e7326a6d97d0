import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBadLine } from '../server/test/bad-line.ts'
import { openBrowser, PHONE } from './browser.ts'
import { REHEARSAL } from './desk.ts'

// 50 kbit/s, 800 ms there and back, and one packet of twenty lost.
const SLOW = { bytesPerSecond: 6250, latencyMs: 800, losesEvery: 20 } as const
const PATIENCE = 60_000

const browser = openBrowser()
let line: Awaited<ReturnType<typeof openBadLine>>
let page: Page
beforeAll(async () => {
  line = await openBadLine(Number(new URL(inject('address')).port), SLOW)
  page = await browser.visit({ ...PHONE, baseURL: `http://localhost:${line.port}`, javaScriptEnabled: false })
  page.context().setDefaultTimeout(PATIENCE)
  page.context().setDefaultNavigationTimeout(PATIENCE)
  await page
    .context()
    .addCookies([{ name: 'guyub_region', value: REHEARSAL, url: `http://localhost:${line.port}` }])
})
afterAll(async () => {
  await page.context().close()
  await line.close()
})

test('the page of a service opens over a line of 50 kbit/s', async () => {
  const begun = performance.now()
  await page.goto('/layanan/informasi-publik', { waitUntil: 'domcontentloaded' })
  await page.getByRole('link', { name: 'Isi di sini' }).waitFor()
  expect(performance.now() - begun).toBeLessThan(PATIENCE)
})

test('it is applied for over that line, page by page, to the registration number', async () => {
  // From the beginning, also when it is tried once more.
  await page.goto('/layanan/informasi-publik', { waitUntil: 'domcontentloaded' })
  await page.getByRole('link', { name: 'Isi di sini' }).click()
  await page.locator('[name=title]').fill('Jadwal posyandu')
  await page.locator('[name=information]').fill('Jadwal posyandu tahun ini.')
  await page.locator('[name=purpose]').fill('Untuk warga RT')
  await page.getByText('Melihat, membaca').click()
  await next()
  await page.getByText('Perorangan').click()
  await next()
  await page.locator('[name=name]').fill('Siti Rahayu')
  await page.locator('[name=nik]').fill('3505015708920003')
  await page.locator('[name=address]').fill('Jl. Melati 3')
  await page.locator('[name=job]').fill('Guru')
  await next()
  await page.getByRole('button', { name: 'Kirim', exact: true }).click()
  await page.getByRole('heading', { name: 'Sudah diterima' }).waitFor()
  expect((await page.locator('[data-code]').innerText()).trim()).toMatch(/^3505L-/)
  expect(line.told.lost).toBeGreaterThan(0)
})

async function next(): Promise<void> {
  await page.getByRole('button', { name: 'Lanjut' }).click()
}
