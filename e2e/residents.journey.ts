import { AxeBuilder } from '@axe-core/playwright'
import { OPENSID_COLUMNS, type OpensidColumn } from '@guyub/contract/residents'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/universal'
import { openBrowser } from './browser.ts'
import { openDesk, sample } from './desk.ts'

const NEW: Partial<Record<OpensidColumn, string>> = {
  ...{ nama: 'RATNA CONTOH', nik: '3505014507880009', no_kk: '3505012005150009', sex: '2', kk_level: '1' },
  ...{ tanggallahir: '05-07-1988', status_kawin: '4', dusun: 'KRAJAN', rt: '4', rw: '2', agama_id: '1' },
}

const browser = openBrowser()
let clerk: Page
beforeAll(async () => {
  clerk = await browser.visit()
  await openDesk(clerk, sample('desa.jaten'))
})
afterAll(() => clerk.context().close())

test('a list from OpenSID is tried, its faults are told by row, and written when the clerk says so', async () => {
  await clerk.getByRole('link', { name: 'Penduduk', exact: true }).click()
  await clerk.getByText('penduduk di data desa ini').waitFor()
  const data = [
    [...OPENSID_COLUMNS],
    ...[NEW, { ...NEW, nik: '12' }].map((row) => OPENSID_COLUMNS.map((column) => row[column] ?? null)),
  ]
  const file = await writeWorkbook([{ sheet: 'Data Penduduk', data }]).toBlob()
  await clerk.locator('#list').setInputFiles({
    ...{ name: 'penduduk.xlsx', mimeType: 'application/vnd.ms-excel' },
    buffer: Buffer.from(await file.arrayBuffer()),
  })
  await clerk.getByText('NIK tidak sah').waitFor()
  await isFlawless(clerk)
  await clerk.getByRole('button', { name: 'Simpan (1 perubahan)' }).click()
  await clerk.getByText('Daftar sudah disimpan').waitFor()
})

test('a form is filled by the NIK, and the village sees who looked', async () => {
  await clerk.getByRole('link', { name: 'Pekerjaan' }).click()
  await clerk.getByRole('link', { name: 'Permohonan baru' }).first().click()
  await clerk.locator('.choice-card[href$="/akta-kematian"]').click()
  await clerk.locator('[name=reporter-nik]').fill(NEW.nik ?? '')
  await clerk.getByRole('button', { name: 'Isi dari data desa' }).click()
  await clerk.getByText('Cocokkan dengan KTP').waitFor()
  expect(await clerk.locator('[name=reporter-name]').inputValue()).toBe('RATNA CONTOH')
  expect(await clerk.locator('[name=kk-number]').inputValue()).toBe(NEW.no_kk)
  expect(await clerk.locator('[name=address]').inputValue()).toBe('Dusun KRAJAN RT 004 RW 002')
  await isFlawless(clerk)
  await clerk.getByRole('link', { name: 'Penduduk', exact: true }).click()
  await clerk.getByText('mencari satu NIK').first().waitFor()
})

async function isFlawless(page: Page): Promise<void> {
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${width} ${id}: ${nodes[0]?.target}`)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
  }
}
