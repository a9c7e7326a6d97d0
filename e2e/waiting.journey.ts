import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { sample } from './desk.ts'
import { signIn } from './officers.ts'

const KIOSK = { viewport: { width: 1080, height: 1920 } }
const WALL = { viewport: { width: 1920, height: 1080 } }
const browser = openBrowser()

test('a number is taken at the kiosk and called at a counter; the display shows it, says when its line is cut, and catches up', async () => {
  const manager = await browser.visit()
  await signIn(manager, sample('kecamatan.wonodadi'), '/kantor/antrean/atur')
  const [kiosk, display] = [await browser.visit(KIOSK), await browser.visit(WALL)]
  await openOn(kiosk, manager, 'Kios pintu masuk (contoh)')
  await openOn(display, manager, 'Layar ruang tunggu (contoh)')
  const taken = [await takeNumber(kiosk, 'Aduan dan bantuan'), await takeNumber(kiosk, 'Aduan dan bantuan')]
  expect(taken[0]).toMatch(/^D-\d+$/)

  // Of the lanes that only this counter and the first one call from.
  await manager.goto('/kantor/antrean')
  // Tried again, the manager sits there already.
  const free = manager.getByRole('button', { name: 'Buka loket ini: Loket 3' })
  const mine = manager.getByRole('link', { name: 'Ke loket saya' })
  await free.or(mine).first().click()
  await manager.getByRole('heading', { name: 'Loket 3' }).waitFor()
  const shown = () => display.locator('[data-number]').textContent()
  const called: (string | null)[] = []
  for (let nth = 0; nth < 20 && !called.includes(taken[0] ?? ''); nth++) called.push(await callNext(manager))
  await expect.poll(shown).toBe(taken[0])
  await display.getByText('ke Loket 3').waitFor()
  await manager.getByText('Tampil di layar').waitFor()
  await press(manager, 'u')
  await manager.getByText('Dipanggil 2 kali').waitFor()

  await display.context().setOffline(true)
  await display.getByText('Sambungan ke server terputus').waitFor({ timeout: 20_000 })
  expect(await callNext(manager)).toBe(taken[1])
  await display.context().setOffline(false)
  await expect.poll(shown, { timeout: 20_000 }).toBe(taken[1])
  await display.getByText('Sambungan ke server terputus').waitFor({ state: 'hidden' })
  await expect.poll(() => display.locator('[data-last] li').first().textContent()).toContain(taken[0])
})

test('a manager makes a lane by its name, and what was typed stays when its letter is taken', async () => {
  const manager = await browser.visit()
  await signIn(manager, sample('kecamatan.wonodadi'), '/kantor/antrean/atur')
  // Tried again, it is there already.
  const lane = manager.locator('summary', { hasText: /^W · Legalisir/ })
  if (await lane.isVisible()) return
  const form = manager.locator('details', { has: manager.locator('summary', { hasText: /^Tambah lajur$/ }) })
  await form.locator('summary').click()
  await form.getByLabel('Huruf').fill('A')
  await form.getByLabel('Nama dalam bahasa Indonesia').fill('Legalisir (2 lembar)')
  await form.getByLabel('Nama dalam bahasa Inggris').fill('Certified copies')
  await form.getByRole('button', { name: 'Simpan' }).click()
  await manager.getByText('Huruf itu sudah dipakai').waitFor()
  expect(await form.getByLabel('Nama dalam bahasa Inggris').inputValue()).toBe('Certified copies')
  await form.getByLabel('Huruf').fill('w')
  await form.getByRole('button', { name: 'Simpan' }).click()
  await lane.waitFor()
})

test('a display that hangs upright shows numbers in one piece, the called one first', async () => {
  const manager = await browser.visit()
  await signIn(manager, sample('kecamatan.wonodadi'), '/kantor/antrean/atur')
  const display = await browser.visit(KIOSK)
  await openOn(display, manager, 'Layar ruang tunggu (contoh)')
  const boxOf = async (part: string) => {
    const box = await display.locator(part).first().boundingBox()
    if (!box) throw new Error(`${part} is not shown`)
    return box
  }
  const [now, last] = [await boxOf('.display-now'), await boxOf('.display-last')]
  expect(now.y + now.height).toBeLessThan(last.y)
  expect(now.width).toBeGreaterThan(900)
  const rows = await display
    .locator('.display-last li strong')
    .first()
    .evaluate((number) => number.clientHeight / Number.parseFloat(getComputedStyle(number).lineHeight))
  expect(Math.round(rows)).toBe(1)
  const overflow = () => document.documentElement.scrollWidth - innerWidth
  expect(await display.evaluate(overflow)).toBeLessThanOrEqual(0)
})

async function openOn(device: Page, manager: Page, name: string): Promise<void> {
  await manager.getByRole('button', { name: `Tautan baru: ${name}` }).click()
  await device.goto((await manager.locator('a.code').getAttribute('href')) ?? '')
  await device.getByRole('button', { name: 'Jadikan perangkat ini' }).click()
  await device.waitForURL(/\/(kios|layar)$/)
}

async function takeNumber(kiosk: Page, lane: string): Promise<string> {
  await kiosk.goto('/kios')
  await kiosk.getByRole('link', { name: 'Sentuh untuk mulai' }).click()
  await kiosk.getByRole('link', { name: lane }).click()
  await kiosk.getByRole('button', { name: 'Tidak', exact: true }).click()
  return (await kiosk.locator('.kiosk-taken h1 strong').textContent()) ?? ''
}

/** With the keyboard alone: whoever stands there is served, and the next is called. */
async function callNext(counter: Page): Promise<string> {
  const next = counter.getByRole('button', { name: 'Panggil berikutnya' })
  const number = counter.locator('.counter-number')
  await next.or(number).first().waitFor()
  if (await number.isVisible()) {
    await press(counter, 's')
    await next.waitFor()
  }
  await press(counter, 'n')
  await number.waitFor()
  return ((await number.textContent()) ?? '').trim()
}

/** Once the page is whole: keys are heard by its script. */
async function press(page: Page, key: string): Promise<void> {
  await page.waitForLoadState('load')
  await page.keyboard.press(key)
}
