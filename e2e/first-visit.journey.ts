import { expect, inject, test } from 'vitest'
import { openBrowser, PHONE } from './browser.ts'

const browser = openBrowser()

test('a resident opens the portal on a phone, in Indonesian, without any script', async () => {
  const page = await browser.visit({ ...PHONE, javaScriptEnabled: false })
  const answer = await page.goto('/')
  expect(answer?.status()).toBe(200)
  expect(await page.getAttribute('html', 'lang')).toBe('id')
  expect(await page.locator('h1').count()).toBe(1)
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
})

test('the first administrator logs in with the password that was told once, and chooses an own one before anything else', async () => {
  const page = await browser.visit()
  const { email, password } = inject('people').administrator
  await page.goto('/masuk')
  await page.locator('input[type=email]').fill(email)
  await page.locator('input[type=password]').fill(password)
  await page.locator('main form button[type=submit], main form button:not([type])').first().click()
  await page.waitForURL('**/masuk/sandi*')
  await page.goto('/gerakan')
  await page.waitForURL('**/masuk/sandi*')
  await choose('administrator guyub')
  await page.getByRole('alert').filter({ hasText: 'mudah ditebak' }).waitFor()
  await choose('padi menguning di sawah')
  await page.waitForURL((url) => !url.pathname.startsWith('/masuk'))

  async function choose(own: string): Promise<void> {
    await page.locator('[name=current]').fill(password)
    await page.locator('[name=new]').fill(own)
    await page.locator('[name=again]').fill(own)
    await page.getByRole('button', { name: 'Pakai sandi ini' }).click()
  }
})

test('on a secure address every cookie of ours is for secure addresses only', async () => {
  const address = inject('address')
  const send = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(address + path, {
      ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams(form) },
      headers: { origin: address, ...headers },
    })
  const tls = { 'x-forwarded-proto': 'https', origin: address.replace('http:', 'https:') }
  const cookie = 'guyub_track=3505L-AAAAA-AAAAA|key'
  const answers = [
    await send('/pilihan', { language: 'en', theme: 'dark', region: '3505' }, tls),
    await send('/lacak/3505L-AAAAA-AAAAA', { intent: 'leave' }, { ...tls, cookie }),
  ]
  const lines = answers.flatMap(({ headers }) => headers.getSetCookie())
  expect(lines).toHaveLength(4)
  for (const line of lines) expect(line).toMatch(/SameSite=Lax; Secure$/)
  expect(lines.at(-1)).toMatch(/^guyub_track=; .*HttpOnly/)
  const clear = await send('/pilihan', { language: 'en' })
  expect(clear.headers.getSetCookie().join()).not.toMatch(/Secure/)
})
