import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { sample } from './desk.ts'
import { signIn } from './officers.ts'

const browser = openBrowser()
let registrar: Page
let address = ''
beforeAll(async () => {
  registrar = await browser.visit()
  await signIn(registrar, sample('dispendukcapil'), '/meja')
})
afterAll(() => registrar.context().close())

test('a request is given to a colleague by name, with a reason that stands in its course', async () => {
  await registrar.locator('tbody a[href^="/meja/permohonan/"]').first().click()
  await registrar.getByRole('button', { name: 'Serahkan kepada rekan' }).first().click()
  await registrar.getByText('Petugas Kedua', { exact: false }).first().click()
  await registrar.locator('[name=give-reason]').fill('Sudah mengenal keluarganya')
  await isFlawless(registrar)
  await registrar.locator('form').getByRole('button', { name: 'Serahkan kepada rekan' }).click()
  await registrar.getByText(/^Dikerjakan oleh Petugas Kedua/).waitFor()
  await registrar.getByText(/^Diserahkan kepada Petugas Kedua/).waitFor()
  await registrar.getByText('Sudah mengenal keluarganya').waitFor()
  address = registrar.url()
})

test('it is undone like a taken one', async () => {
  expect(registrar.url()).toBe(address)
  await registrar.getByRole('button', { name: 'Kembalikan ke kotak bersama' }).click()
  await registrar.getByText('Dikembalikan ke kotak bersama', { exact: true }).last().waitFor()
  await registrar.getByText(/^Dikerjakan oleh Petugas Kedua/).waitFor({ state: 'detached' })
})

test('several are given at once from the list', async () => {
  await registrar.getByRole('link', { name: 'Pekerjaan' }).first().click()
  const boxes = registrar.locator('input.choose')
  await boxes.nth(0).check()
  await boxes.nth(1).check()
  await registrar.getByRole('button', { name: 'Serahkan kepada rekan' }).click()
  await registrar.getByText('Petugas Kedua', { exact: false }).first().click()
  await isFlawless(registrar)
  await registrar.getByRole('button', { name: /^Serahkan kepada rekan.*2/ }).click()
  await registrar.locator('.notice').first().waitFor()
})

async function isFlawless(page: Page): Promise<void> {
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${width} ${id}: ${nodes[0]?.target}`)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
  }
}
