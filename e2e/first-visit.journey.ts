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
