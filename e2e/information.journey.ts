import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openBrowser, PHONE } from './browser.ts'
import { REHEARSAL, sample } from './desk.ts'
import { signIn } from './officers.ts'

const browser = openBrowser()
const state = { code: '', pin: '' }

test('a citizen asks for information on a phone without script, and is given a registration number', async () => {
  const page = await aCitizen()
  await page.goto('/layanan/informasi-publik')
  await flawless(page)
  await page.getByRole('link', { name: 'Isi di sini' }).click()
  await page.locator('[name=title]').fill('Anggaran lampu jalan')
  await page.locator('[name=information]').fill('Anggaran lampu jalan per kecamatan.')
  await page.locator('[name=purpose]').fill('Musyawarah desa')
  await page.getByText('Melihat, membaca').click()
  await next(page)
  await page.getByText('Perorangan').click()
  await next(page)
  await page.locator('[name=name]').fill('Siti Rahayu')
  await page.locator('[name=nik]').fill('3505015708920003')
  await page.locator('[name=address]').fill('Jl. Melati 3')
  await page.locator('[name=job]').fill('Guru')
  await next(page)
  await page.getByRole('button', { name: 'Kirim', exact: true }).click()
  await page.getByRole('heading', { name: 'Sudah diterima' }).waitFor()
  state.code = (await page.locator('[data-code]').innerText()).trim()
  state.pin = (await page.locator('[data-pin]').innerText()).trim()
  await page.context().close()
})

test('the officer takes more time with a reason, then refuses with the class and the consequence test', async () => {
  const page = await browser.visit()
  await signIn(page, sample('aduan'), '/meja')
  await page.locator('#cari').fill(state.code)
  await page.getByRole('button', { name: 'Cari' }).click()
  await page.locator('tr', { hasText: state.code }).getByRole('link').click()
  await act(page, 'extend', { message: 'Dokumennya masih disusun.' })
  await page.getByText('Diperpanjang').first().waitFor()
  await page.locator('[data-act=refuse]').click()
  await page.locator('.dialog').getByText('Uji konsekuensi').waitFor()
  await page.locator('.dialog [name=reason]').selectOption('article-17-i')
  await page.locator('.dialog [name=message]').fill('Masih rancangan yang belum diputuskan.')
  await page.locator('.dialog button[type=submit]').first().click()
  await page.getByText('Ditolak').first().waitFor()
  await page.context().close()
})

test('the citizen reads until when and why, and objects on a ground of the law, without script', async () => {
  const page = await aCitizen()
  await page.goto('/lacak')
  await page.locator('[name=code]').fill(state.code)
  await page.locator('[name=pin]').fill(state.pin)
  await page.locator('main form button').first().click()
  await page.waitForURL(`**/lacak/${state.code}`)
  await page.getByText('Diperpanjang satu kali').waitFor()
  await page.getByText('Masih rancangan yang belum diputuskan.').first().waitFor()
  await page.locator('summary', { hasText: 'Ajukan keberatan' }).click()
  await flawless(page)
  await page.getByText('Pasal 35 huruf a').click()
  await page.locator('#message-object').fill('Anggaran adalah informasi berkala.')
  await page.getByRole('button', { name: 'Ajukan keberatan' }).click()
  await page.getByText('Tanggapan atas keberatan').first().waitFor()
  await page.context().close()
})

test('a liaison officer publishes what the agency holds, and everybody finds it and the report of the year', async () => {
  const officer = await browser.visit()
  await signIn(officer, sample('sekretariat'), '/kantor/informasi/isi')
  await officer.locator('[name=office]').selectOption({ index: 2 })
  await officer.locator('[name=title]').fill('Daftar lampu jalan')
  await officer.locator('[name=summary]').fill('Letak dan keadaan lampu jalan.')
  await officer.locator('[name=period]').fill('2026')
  await officer.getByRole('button', { name: 'Masukkan informasi' }).click()
  await officer.getByRole('button', { name: 'Terbitkan' }).click()
  await officer.getByText('Lihat di halaman umum').waitFor()
  await officer.context().close()

  const page = await aCitizen()
  await page.goto('/informasi?q=lampu')
  await flawless(page)
  await page.getByRole('link', { name: 'Daftar lampu jalan' }).click()
  await page.getByText('Letak dan keadaan lampu jalan.').waitFor()
  await flawless(page)
  await page.goto('/layanan/informasi-publik/laporan')
  await page.getByRole('heading', { name: 'Laporan layanan informasi publik' }).waitFor()
  await flawless(page)
  const pdf = await page.request.get(`${page.url()}/unduh/pdf`)
  expect(pdf.headers()['content-type']).toBe('application/pdf')
  await page.context().close()
})

async function aCitizen(): Promise<Page> {
  const page = await browser.visit({ ...PHONE, javaScriptEnabled: false })
  const url = new URL((await page.goto('/'))?.url() ?? '')
  await page.context().addCookies([{ name: 'guyub_region', value: REHEARSAL, url: url.origin }])
  return page
}

async function act(page: Page, action: string, { message }: { readonly message: string }): Promise<void> {
  await page.locator(`[data-act=${action}]`).click()
  await page.locator('.dialog [name=message]').fill(message)
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
