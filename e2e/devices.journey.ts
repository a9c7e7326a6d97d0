import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openBrowser, PHONE } from './browser.ts'
import { givePin, openDesk, PIN, sample } from './desk.ts'
import { fillIn, photograph } from './proof/family.ts'

const browser = openBrowser()
const clerk = sample('desa.jaten')
let lost: Page

test('a laptop registers by itself, and another one of the office sees it', async () => {
  lost = await browser.visit()
  await openDesk(lost, clerk)
  const letter = await letterOf(lost)
  const other = await browser.visit()
  await openDesk(other, clerk)
  expect(await letterOf(other)).not.toBe(letter)

  // By keyboard: the button of the row, the reason, and on.
  await other.getByRole('button', { name: `Cabut: ${letter}`, exact: true }).focus()
  await other.keyboard.press('Enter')
  await other.keyboard.press('Enter')
  await other.getByText('Tulis alasannya').waitFor()
  await other.keyboard.type('Laptop tertinggal di bus')
  await other.keyboard.press('Enter')
  const row = other.getByRole('row', { name: new RegExp(`^${letter} `) })
  await row.getByText(/Dicabut/).waitFor()
  await row.getByText('Laptop tertinggal di bus').waitFor()
  await other.context().close()
})

test('what the revoked laptop files is refused in clear words; registered again it files it, once', async () => {
  await lost.getByRole('link', { name: 'Permohonan baru' }).first().click()
  await lost.locator('.choice-card[href$="/pak-saidi"]').click()
  await fillIn(lost)
  await photograph(lost)
  await lost.getByRole('button', { name: 'Lanjut' }).click()
  await lost.getByRole('button', { name: 'Daftarkan' }).click()
  const code = await lost.locator('.slip-code').first().innerText()
  await lost
    .getByText('Perangkat ini sudah dicabut oleh kantor', { exact: true })
    .waitFor({ timeout: 40_000 })
  const slip = (await lost.locator('.slip-qr').getAttribute('data-address')) ?? ''
  const stranger = await browser.visit(PHONE)
  await stranger.goto(slip)
  await stranger.getByText('Sudah dicabut').waitFor()
  await stranger.getByText('Dicetak perangkat kantor yang kemudian dicabut').waitFor()
  await lost.getByRole('link', { name: /Kotak kirim/ }).click()
  await lost.getByText('jadi kirimannya ditolak').waitFor()
  await lost.getByRole('button', { name: 'Daftarkan perangkat ini lagi' }).click()
  await lost
    .getByText('Perangkat ini sudah dicabut oleh kantor', { exact: true })
    .waitFor({ state: 'detached' })
  await lost.getByRole('button', { name: 'Perbaiki isian' }).click()
  await lost.getByRole('button', { name: 'Daftarkan' }).click()
  await lost.getByText('Sudah diterima server').waitFor({ timeout: 40_000 })
  expect(await lost.locator('.slip-code').first().innerText()).toBe(code)
  // Its request is there now: what the family took home first counts again.
  await stranger.reload()
  await stranger.getByText('Sementara', { exact: true }).waitFor()
  await stranger.context().close()
  await lost.goto(`/meja?kotak=all&cari=${code}`)
  await givePin(lost, PIN)
  await lost.locator('.table tbody tr').first().waitFor()
  expect(await lost.locator('.table tbody tr').count()).toBe(1)
  await lost.context().close()
})

/** The letter of the laptop that somebody sits at. */
async function letterOf(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Perangkat' }).click()
  const mine = page.locator('tbody tr', { hasText: 'perangkat ini' })
  await mine.waitFor()
  return mine.locator('.code').first().innerText()
}
