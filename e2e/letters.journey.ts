import { AxeBuilder } from '@axe-core/playwright'
import { ARCHIVE_COLUMNS, type ArchiveColumn } from '@guyub/contract/letters'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { openDesk, sample } from './desk.ts'

const LETTER: Partial<Record<ArchiveColumn, string>> = {
  ...{ No: '1', 'No Kode Surat': '470', 'No Urut Surat': '0501', 'Jenis Surat': 'Keterangan Kelahiran' },
  ...{ 'Nama Penduduk': 'RATNA CONTOH', Keterangan: 'CONTOH', Tanggal: '05 Januari 2026 09:10:00' },
}

const browser = openBrowser()
let clerk: Page
beforeAll(async () => {
  clerk = await browser.visit()
  await openDesk(clerk, sample('desa.jaten'))
})
afterAll(() => clerk.context().close())

test('the archive that OpenSID hands out is tried, its faults are told by row, and written when the clerk says so', async () => {
  await clerk.getByRole('link', { name: 'Arsip surat', exact: true }).click()
  await clerk.getByText('surat dari OpenSID dapat dicari').waitFor()
  await isFlawless(clerk)
  const row = (cells: Partial<Record<ArchiveColumn, string>>) =>
    `<tr>${ARCHIVE_COLUMNS.map((column) => `<td>${cells[column] ?? ''} </td>`).join('')}</tr>`
  const head = `<tr>${ARCHIVE_COLUMNS.map((column) => `<th>${column}</th>`).join('')}</tr>`
  const page = `<html><body><table>${head}${row(LETTER)}${row({ ...LETTER, Tanggal: '31 Februari 2026' })}</table></body></html>`
  await clerk.locator('#list').setInputFiles({
    ...{ name: 'data_arsip_layanan_desa.xls', mimeType: 'application/vnd.ms-excel' },
    buffer: Buffer.from(page),
  })
  await clerk.getByText('Tanggal tidak terbaca').waitFor()
  await isFlawless(clerk)
  await clerk.getByRole('button', { name: 'Simpan (1 perubahan)' }).click()
  await clerk.getByText('Daftar sudah disimpan').waitFor()
})

test('a letter is found by its number, opened, and said to be of OpenSID; the village sees who looked', async () => {
  await clerk.locator('[name=text]').fill('470/501/2026')
  await clerk.getByRole('button', { name: 'Cari', exact: true }).click()
  await clerk.getByText('R… C…').waitFor()
  await clerk.getByRole('button', { name: 'Buka Keterangan Kelahiran nomor 0501' }).click()
  await clerk.getByText('RATNA CONTOH').waitFor()
  await clerk.getByText('Dari OpenSID', { exact: true }).waitFor()
  await clerk.getByText('membuka satu surat').first().waitFor()
  await isFlawless(clerk)
})

test('the book of the year is taken along', async () => {
  const download = clerk.waitForEvent('download')
  await clerk.getByRole('link', { name: 'Unduh (XLSX)' }).click()
  expect((await download).suggestedFilename()).toMatch(/^arsip-surat-35\.05\.\d\d\.\d{4}-/)
  await clerk.reload()
})

async function isFlawless(page: Page): Promise<void> {
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${width} ${id}: ${nodes[0]?.target}`)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
  }
}
