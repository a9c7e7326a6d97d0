import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { samplePhoto } from '../server/src/scenarios/sample-files.ts'
import { openBrowser, PHONE } from './browser.ts'
import { REHEARSAL, sample } from './desk.ts'
import { signIn } from './officers.ts'

const browser = openBrowser()
const state = { code: '', pin: '', secretCode: '' }
let admin: Page
let agency: Page

test('a citizen files a complaint on a phone, without script and without an account', async () => {
  const page = await aCitizen()
  await page.goto('/layanan/aduan')
  await flawless(page)
  await page.getByRole('link', { name: 'Isi di sini' }).click()
  // What is left out is told at its field, and what was typed stays.
  await page.locator('[name=title]').fill('Lubang di depan sekolah')
  await next(page)
  await page.locator('.field-error').first().waitFor()
  expect(await page.locator('[name=title]').inputValue()).toBe('Lubang di depan sekolah')
  await page.getByText('Pengaduan: ada yang tidak berjalan').click()
  await page.locator('[name=category]').selectOption('roads')
  await page.locator('[name=story]').fill('Dalam sekali,\nsudah dua orang jatuh.')
  await flawless(page)
  await next(page)
  await page.locator('[name=village]').fill('Jaten')
  await page.locator('[name=place-note]').fill('Depan SD')
  await page.locator('[name=spot-latitude]').fill('-8,0954')
  await page.locator('[name=spot-longitude]').fill('112.1609')
  await page.getByText('Boleh', { exact: true }).click()
  await next(page)
  await page.getByText('Rahasia', { exact: true }).click()
  await next(page)
  await page.locator('[name=name]').fill('Siti Rahayu')
  await page.locator('[name=phone]').fill('081234567801')
  await next(page)
  await page.getByText('Lubang di depan sekolah').waitFor()
  const photo = { name: 'lubang.jpg', mimeType: 'image/jpeg', buffer: await samplePhoto() }
  await page.locator('#file-photos').setInputFiles([photo])
  await flawless(page)
  await page.getByRole('button', { name: 'Kirim', exact: true }).click()
  await page.getByRole('heading', { name: 'Sudah diterima' }).waitFor()
  state.code = (await page.locator('[data-code]').innerText()).trim()
  state.pin = (await page.locator('[data-pin]').innerText()).trim()
  await flawless(page)
  await page.context().close()
})

test('the officer who checks it sees the secret name, and hands it on to the agency that the matter proposes', async () => {
  admin = await anOfficerAt('aduan')
  await admin.getByText('Siti Rahayu').first().waitFor()
  await act(admin, 'forward')
  await admin.getByText('Di perangkat daerah').first().waitFor()
})

test('the agency sees no name, answers with a plan, and says that it is done', async () => {
  agency = await anOfficerAt('pupr')
  await agency.getByText('Depan SD').first().waitFor()
  expect(await agency.content()).not.toContain('Siti Rahayu')
  await act(agency, 'plan', 'Ditambal hari Kamis.')
  await agency.getByText('Ada rencana').first().waitFor()
  await act(agency, 'finish', 'Sudah ditambal.')
  await agency.getByText('Selesai menurut perangkat daerah').first().waitFor()
})

test('the citizen says that it is not done, with a reason, and the agency does it again', async () => {
  const page = await follow()
  await page.getByText('Jawab sebelum').waitFor()
  await flawless(page)
  await page.getByRole('button', { name: 'Belum selesai' }).click()
  await page.locator('.notice[data-tone=broken], [role=alert]').first().waitFor()
  await page.locator('[name=message]').fill('Baru separuh yang ditambal.')
  await page.getByRole('button', { name: 'Belum selesai' }).click()
  await page.getByText('Dibuka lagi').first().waitFor()
  await page.context().close()

  await agency.reload()
  await agency.getByText('Baru separuh yang ditambal.').waitFor()
  await act(agency, 'finish', 'Separuh lagi juga sudah.')
  await agency.getByText('Selesai menurut perangkat daerah').first().waitFor()
})

test('the citizen confirms, and whoever handed it on saw all of it', async () => {
  const page = await follow()
  const hidden = async (name: string) => page.locator(`input[name=${name}]`).first().inputValue()
  const form = {
    ...{ intent: 'answer', action: 'confirm', message: '' },
    ...{ command: await hidden('command'), files: await hidden('files') },
  }
  await page.getByRole('button', { name: 'Ya, sudah selesai' }).click()
  await page.getByText('Selesai menurut pelapor').first().waitFor()
  await page.getByText('Anda menyatakan selesai. Terima kasih.').first().waitFor()
  // Pressed twice on a slow line, it was done once, and nobody is told of a fault.
  const again = await page.request.post(page.url(), {
    headers: { origin: new URL(page.url()).origin },
    multipart: form,
  })
  expect(again.status()).toBe(200)
  await page.context().close()
  await admin.reload()
  await admin.getByText('Selesai menurut pelapor').first().waitFor()
  await Promise.all([admin.context().close(), agency.context().close()])
})

async function aCitizen(): Promise<Page> {
  const page = await browser.visit({ ...PHONE, javaScriptEnabled: false })
  const url = new URL((await page.goto('/'))?.url() ?? '')
  await page.context().addCookies([{ name: 'guyub_region', value: REHEARSAL, url: url.origin }])
  return page
}

async function follow(): Promise<Page> {
  const page = await aCitizen()
  await page.goto('/lacak')
  await page.locator('[name=code]').fill(state.code)
  await page.locator('[name=pin]').fill(state.pin)
  await page.locator('main form button').first().click()
  await page.waitForURL(`**/lacak/${state.code}`)
  return page
}

async function anOfficerAt(account: string): Promise<Page> {
  const page = await browser.visit()
  await signIn(page, sample(account), '/meja')
  await page.locator('#cari').fill(state.code)
  await page.getByRole('button', { name: 'Cari' }).click()
  await page.locator('tr', { hasText: state.code }).getByRole('link').click()
  return page
}

async function act(page: Page, action: string, message?: string): Promise<void> {
  await page.locator(`[data-act=${action}]`).click()
  if (message) await page.locator('.dialog [name=message]').fill(message)
  await page.locator('.dialog button[type=submit]').first().click()
  await page.locator('.dialog').waitFor({ state: 'detached' })
}

async function next(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Lanjut' }).click()
}

// Without script axe has nothing to run in: the same page is looked at in another tab that has one.
async function flawless(page: Page): Promise<void> {
  const beside = await browser.visit(PHONE)
  await beside.setContent(await page.content())
  const { violations } = await new AxeBuilder({ page: beside })
    .disableRules(['region', 'color-contrast'])
    .analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  await beside.context().close()
}
