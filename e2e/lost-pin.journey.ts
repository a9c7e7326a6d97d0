import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { ANSWERS, aRequest } from '../server/test/builders.ts'
import { openBrowser, PHONE } from './browser.ts'
import { anOfficer, signIn } from './officers.ts'
import { newestTo } from './phones.ts'

const browser = openBrowser()
const number = String(ANSWERS['reporter-phone'])
const state = { trackingCode: '', used: '' }

test('a village files a request; the receipt with the PIN is lost on the way home', async () => {
  const clerk = await browser.visit()
  await signIn(clerk, await anOfficer('3505', 'village-clerk', '35.05.01.2001'), '/akun')
  const request = { ...aRequest(), occurredAt: new Date().toISOString() }
  const headers = { origin: new URL(clerk.url()).origin }
  const filed = await clerk.request.post('/api/r/3505/cases', { data: request, headers })
  expect(filed.status(), await filed.text()).toBe(200)
  state.trackingCode = request.trackingCode
  await clerk.context().close()
})

test('the family asks for a code to its phone and follows the request, without script', async () => {
  const page = await browser.visit({ ...PHONE, javaScriptEnabled: false })
  await page.goto('/lacak')
  await page.getByRole('link', { name: 'Minta kode sekali pakai' }).click()
  await askFor(page, number)
  await page.getByText(`berakhiran …${number.slice(-3)}`).waitFor()
  expect(await page.content()).not.toContain(number)
  const code = await codeSent()
  await give(page, code === '000000' ? '000001' : '000000')
  await page.getByText('Kode ini tidak cocok').waitFor()
  await give(page, code)
  await page.waitForURL(`**/lacak/${state.trackingCode}`)
  await page.getByText('Menunggu diperiksa').first().waitFor()
  state.used = code
  await page.context().close()
})

test('another number hears the same and gets nothing; a used code opens nothing', async () => {
  const page = await browser.visit({ ...PHONE, javaScriptEnabled: false })
  await page.goto('/lacak/kode')
  await askFor(page, '0812 9999 9999')
  await page.getByText('berakhiran …999').waitFor()
  await give(page, state.used)
  await page.getByText('Kode ini tidak cocok').waitFor()
  const heard = (await (await fetch(inject('phones'))).json()) as { to: string }[]
  expect(heard.filter(({ to }) => to.endsWith('99999999'))).toEqual([])
  await page.context().close()
})

test('both steps are without fault for axe, also when something was typed wrongly', async () => {
  const page = await browser.visit(PHONE)
  await page.goto('/lacak/kode')
  await flawless(page)
  await askFor(page, '0812 9999 9999')
  await flawless(page)
  await give(page, '123456')
  await page.getByText('Kode ini tidak cocok').waitFor()
  await flawless(page)
  await page.context().close()
})

async function askFor(page: Page, phone: string): Promise<void> {
  await page.locator('[name=code]').fill(state.trackingCode)
  await page.locator('[name=phone]').fill(phone)
  await page.getByRole('button', { name: 'Kirim kode' }).click()
  await page.locator('[name=once]').waitFor()
}

async function give(page: Page, code: string): Promise<void> {
  await page.locator('[name=once]').fill(code)
  await page.getByRole('button', { name: 'Lihat permohonan' }).click()
}

async function codeSent(): Promise<string> {
  const text = await newestTo(inject('phones'), number.replace(/^0/, '+62'), 'adalah kode Anda')
  return text.slice(0, 6)
}

async function flawless(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
}
