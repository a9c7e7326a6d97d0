import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { DESKTOP, openBrowser } from './browser.ts'
import { sample } from './desk.ts'
import { signIn } from './officers.ts'

const browser = openBrowser()
const MENTORS = '/gerakan/evaluasi/pendamping'

test('the ministry records a mentor, without script; twice and unknown are refused in words', async () => {
  const page = await visitAs('kementerian')
  await page.goto('/gerakan/evaluasi')
  await page.getByRole('link', { name: 'Pendamping wilayah' }).click()
  await page.getByText('Belum ada pendamping tercatat').waitFor()
  await record(page, 'tidak.ada@contoh.test')
  await page.getByText('Belum ada akun dengan surel ini.').waitFor()
  await record(page, sample('asesor').email)
  await page.getByText(/tercatat sebagai pendamping wilayah ini\./).waitFor()
  expect(await page.locator('tbody tr').count()).toBe(1)
  await record(page, sample('asesor').email)
  await page.getByText('Orang ini sudah tercatat').waitFor()
  await page.context().close()
})

test('the assessor who guided the region reads why there is nothing to score', async () => {
  const page = await visitAs('asesor')
  await page.goto(`/gerakan/evaluasi/${new Date().getUTCFullYear()}/2`)
  await page.getByText('Anda tercatat sebagai pendamping wilayah ini').waitFor()
  expect(await page.getByText('Beri nilai').count()).toBe(0)
  await page.goto(MENTORS)
  expect(await page.locator('[name=email]').count()).toBe(0)
  await page.context().close()
})

test('the page is without fault for axe', async () => {
  const page = await browser.visit()
  await signIn(page, sample('kementerian'), MENTORS)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await page.context().close()
})

async function visitAs(account: string): Promise<Page> {
  const page = await browser.visit({ ...DESKTOP, javaScriptEnabled: false })
  await signIn(page, sample(account), '/akun')
  return page
}

async function record(page: Page, email: string): Promise<void> {
  await page.locator('[name=email]').fill(email)
  await page.getByRole('button', { name: 'Catat pendamping' }).click()
}
