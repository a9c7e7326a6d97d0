import { expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { openDesk, sample } from './desk.ts'

const browser = openBrowser()

test('a form filled in by hand is typed under its own code, and found again by it', async () => {
  const visitor = await browser.visit()
  await visitor.goto('/layanan/aduan/formulir?lembar=2')
  const codes = await visitor.locator('.blank-code strong').allInnerTexts()
  expect(new Set(codes).size).toBe(2)
  const [code = ''] = codes

  const page = await browser.visit()
  await openDesk(page, sample('desa.salam'))
  const typed = async (text: string) => {
    await page.getByRole('link', { name: 'Permohonan baru' }).first().click()
    await page.locator('[name=paper-code]').fill(text)
    await page.getByRole('button', { name: 'Temukan' }).click()
  }
  await typed(`${code.slice(0, -1)}0`)
  await page.getByText('Ini bukan kode formulir wilayah ini.').waitFor()
  await typed(code.toLowerCase().replaceAll('-', ' '))
  await page.getByText(`Formulir ${code} belum diketik`).waitFor()
  await page.locator('.choice-card[href*="/aduan"]').click()
  await page.locator('[name=title]').fill('Lampu jalan padam')
  await page.waitForURL(/aduan\/[0-9a-f-]{36}$/)
  const draft = new URL(page.url()).pathname

  await typed(code)
  await page.waitForURL(`**${draft}`)
  await page.getByText('Pengaduan: ada yang tidak berjalan').click()
  await page.locator('[name=category]').selectOption('roads')
  await page.locator('[name=story]').fill('Sudah tiga malam.')
  const next = () => page.getByRole('button', { name: 'Lanjut' }).click()
  await next()
  await page.locator('[name=place-note]').fill('Depan SD')
  await page.getByText('Boleh', { exact: true }).click()
  await next()
  await page.getByText('Tanpa nama', { exact: true }).click()
  await next()
  await page.getByRole('button', { name: 'Daftarkan' }).click()
  await page.locator('.slip-code').first().waitFor()
  expect(await page.locator('.slip-code').first().innerText()).toBe(code)

  // Once the server has it, any officer of the office finds it from the sheet.
  await expect
    .poll(async () => {
      await typed(code)
      await page.waitForTimeout(300)
      return new URL(page.url()).pathname
    })
    .toMatch(/^\/meja\/permohonan\//)
  await page.getByText(code).first().waitFor()
})
