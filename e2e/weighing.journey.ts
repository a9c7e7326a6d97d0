import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openBrowser, PHONE } from './browser.ts'
import { givePin, PIN, REHEARSAL, sample } from './desk.ts'
import { signIn } from './officers.ts'

const API = `/api/r/${REHEARSAL}/ledger`
const browser = openBrowser()

test('a waste bank weighs without a network, on one phone; later every deposit is in the book, once', async () => {
  const page = await browser.visit({ ...PHONE })
  await signIn(page, sample('bank.sampah'), '/meja/timbang')
  await givePin(page, PIN)
  // The bank that has prices is open already.
  await page.getByRole('heading', { name: 'Bank Sampah Melati (contoh)' }).waitFor()
  const before = await savings(page)
  await page.evaluate('navigator.serviceWorker.ready')
  await page.context().setOffline(true)

  await page.getByRole('button', { name: 'Simpan setoran' }).click()
  await page.getByText('Pilih nasabah dari daftar.').waitFor()
  await weigh(page, 'No. 1 · Ayu Lestari', '0')
  await page.getByText('Ketik berat di atas 0 dan paling banyak 500 kg.').waitFor()
  await weigh(page, 'No. 1 · Ayu Lestari', '2,5')
  await page.getByText('Ayu Lestari: Rp3.750 dicatat').waitFor()
  // What she takes home, also without a network.
  await page.getByText('Lihat bukti').click()
  const slip = await page.locator('.slip-paper').first().innerText()
  expect(slip).toMatch(/1 Ayu Lestari/)
  expect(slip).toMatch(/2,5 kg x Rp1\.500 +Rp3\.750/)
  const began = Date.now()
  for (const name of ['No. 2 · Bagas Pratama', 'No. 3 · Citra Wulandari', 'No. 4 · Dimas Saputra']) {
    await weigh(page, name, '1,25')
    await page.getByText(`${name.split(' · ')[1]}: Rp1.875 dicatat`).waitFor()
  }
  // Each in far less than the ten seconds that a person has.
  expect((Date.now() - began) / 3).toBeLessThan(10_000)
  await page.getByText('4 setoran menunggu dikirim dari perangkat ini.').waitFor()

  await page.context().setOffline(false)
  await expect.poll(() => savings(page), { timeout: 30_000 }).toBe(before + 3750 + 3 * 1875)
  await page.reload()
  await givePin(page, PIN)
  await page.getByText('Saldo').or(page.getByText('Nasabah')).first().waitFor()
  await expect.poll(() => savings(page)).toBe(before + 3750 + 3 * 1875)
})

test('a collector ends a stop without a network and leaves a paper; the unit sells what was weighed', async () => {
  const page = await browser.visit({ ...PHONE })
  await signIn(page, sample('bank.sampah'), '/meja/jemput')
  await givePin(page, PIN)
  const begin = page.getByRole('button', { name: 'Mulai di Bank Sampah Melati (contoh)' })
  await begin.waitFor()
  await page.evaluate('navigator.serviceWorker.ready')
  await page.context().setOffline(true)
  await begin.click()
  await page.getByRole('button', { name: 'Sudah diambil' }).click()
  await page.getByText('Ketik berat di atas 0 dan paling banyak 500 kg.').waitFor()
  await page.locator('select[name=goods]').selectOption({ label: 'Kardus' })
  await page.locator('input[name=kilograms]').fill('1,5')
  await page.getByRole('button', { name: 'Sudah diambil' }).click()
  await page.getByText('Bank Sampah Melati (contoh): diambil, bukti').waitFor()
  await page.getByText('1 jemputan menunggu dikirim dari perangkat ini.').waitFor()
  await page.getByText('Lihat bukti').click()
  expect(await page.locator('.slip-paper').first().innerText()).toMatch(/Kardus +1,5 kg/)
  await page.context().setOffline(false)
  await page.getByText('1 jemputan menunggu').waitFor({ state: 'detached', timeout: 30_000 })
  await expect.poll(() => stopsEnded(page), { timeout: 30_000 }).toEqual([['collected', 1500]])
  await page.goto('/kantor/bank')
  await page.getByRole('link', { name: 'Bank Sampah Melati (contoh)' }).click()
  await page.getByRole('link', { name: 'Jual', exact: true }).click()
  await page.getByText('Yang dijemput bank induk, menurut timbangannya').click()
  await page.getByRole('link', { name: 'Isikan beratnya' }).click()
  await expect.poll(() => page.getByLabel('Kardus: Kilogram dijual').inputValue()).toBe('1,5')
})

test('the keepers sell, pay a member and close the day, in plain forms; the agency reads the sums', async () => {
  const page = await browser.visit()
  await signIn(page, sample('bank.sampah'), '/kantor/bank')
  await page.getByRole('link', { name: 'Bank Sampah Melati (contoh)' }).click()
  await page.getByRole('link', { name: 'Jual', exact: true }).click()
  await page.getByLabel('Kardus: Kilogram dijual').fill('1,5')
  await page.getByLabel('Kardus: Rupiah per kg').fill('1.600')
  await page.getByLabel('Pembeli dan cara bayar').selectOption({ label: 'Pengepul, tunai' })
  await page.getByRole('button', { name: 'Catat penjualan' }).click()
  await page.getByText('Hasil Rp2.400, selisih dari harga beli Rp600.').waitFor()

  await page.getByRole('link', { name: 'Bayar nasabah' }).click()
  await page.getByLabel('Rupiah').fill('9.000.000')
  await page.getByRole('button', { name: 'Bayar', exact: true }).click()
  await page.getByText('Saldo nasabah tidak cukup').waitFor()
  await page.getByLabel('Rupiah').fill('5.000')
  await page.getByRole('button', { name: 'Bayar', exact: true }).click()
  await page.getByText('Tercatat').waitFor()

  await page.getByRole('link', { name: 'Kas dan tutup hari' }).click()
  const box = /Kas: Rp([\d.]+)/.exec(await page.locator('main').innerText())?.[1] ?? ''
  await page.getByLabel('Uang yang dihitung').fill(box)
  await page.getByRole('button', { name: 'Tutup hari ini' }).click()
  await page.getByText('Uang sama dengan catatan.').waitFor()
  await page.getByRole('link', { name: 'Jurnal' }).click()
  await page.getByText('Penarikan · nasabah No. 1').first().waitFor()

  const agency = await browser.visit()
  await signIn(agency, sample('dlh'), '/kantor/bank/jumlah/bank-sampah')
  await agency.getByText('Menurut desa, kilogram').waitFor()
  const saved = agency.waitForEvent('download')
  await agency.getByRole('link', { name: 'SIPSN CSV' }).click()
  expect((await saved).suggestedFilename()).toBe('bank-sampah-untuk-sipsn.csv')
})

async function weigh(page: Page, member: string, kilograms: string): Promise<void> {
  await page.locator('input[name=member]').fill(member)
  await page.locator('select[name=goods], [name=goods]').first().waitFor()
  await page.getByText('Botol PET dengan label · Rp1.500 per kg').first().click()
  await page.locator('input[name=kilograms]').fill(kilograms)
  await page.getByRole('button', { name: 'Simpan setoran' }).click()
}

/** What the server says is owed to everybody. */
async function savings(page: Page): Promise<number> {
  const books = await (await page.request.get(`${API}/books`)).json()
  const { id } = books.find(({ name }: { name: string }) => name === 'Bank Sampah Melati (contoh)')
  return (await (await page.request.get(`${API}/books/${id}`)).json()).savings
}

/** What the server says became of the stops of the mother bank: how they ended, and the first weight. */
async function stopsEnded(page: Page): Promise<unknown[]> {
  const books = await (await page.request.get(`${API}/books`)).json()
  const { id } = books.find(({ name }: { name: string }) => name === 'Bank Sampah Induk (contoh)')
  const { stops } = await (await page.request.get(`${API}/books/${id}/rounds`)).json()
  return stops.map((stop: { state: string; items: { grams: number }[] }) => [
    stop.state,
    stop.items[0]?.grams,
  ])
}
