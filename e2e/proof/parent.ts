import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { DESKTOP } from '../browser.ts'
import { type Proof, sha256 } from './cast.ts'

/** Code and PIN of the receipt are enough. */
export async function follow(page: Page, receipt: Proof['receipt']): Promise<void> {
  await page.goto(`/lacak?kode=${receipt.code}`)
  await page.locator('input[name=pin], input[name=PIN]').first().fill(receipt.pin)
  await page.getByRole('button', { name: 'Lihat permohonan' }).click()
  await page.waitForURL(/\/lacak\/3505/)
}

/** The very file, which also somebody without script can check. */
export async function downloads({ parent, folder, papers, browser }: Proof): Promise<void> {
  await parent.reload()
  await parent.getByText('Akta dan KK siap diunduh. KIA menunggu blangko. Tidak perlu datang dulu.').waitFor()
  const [download] = await Promise.all([
    parent.waitForEvent('download'),
    parent.locator('a[href*="/dokumen/"]').first().click(),
  ])
  const file = join(folder, 'akta.pdf')
  await download.saveAs(file)
  expect(sha256(readFileSync(file))).toBe(sha256(papers['birth-certificate']))
  await parent.locator('#compare-file').setInputFiles(file)
  await parent.locator('#bandingkan form button').click()
  await parent.locator('#bandingkan').getByText('akta kelahiran', { exact: false }).first().waitFor()
  const stranger = await browser.visit({ ...DESKTOP, javaScriptEnabled: false })
  await stranger.goto('/')
  await stranger.getByText('Buka wilayah sebenarnya').click()
  await stranger.goto('/cek')
  await stranger.locator('input[type=file]').setInputFiles(file)
  await stranger.locator('form:has(input[type=file]) button').first().click()
  await expect.poll(() => stranger.locator('main').innerText()).toMatch(/akta kelahiran/i)
}
