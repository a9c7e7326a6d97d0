import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openBrowser, PHONE } from './browser.ts'
import { REHEARSAL, sample } from './desk.ts'
import { signIn } from './officers.ts'

const browser = openBrowser()
const KIOSK = { viewport: { width: 1080, height: 1920 }, hasTouch: true }

/** A device of the hospital's hall, opened by the link that the registrar made. */
async function aKiosk(): Promise<Page> {
  const desk = await browser.visit()
  await signIn(desk, sample('rumah.sakit'), '/kantor/antrean/atur')
  const link = await desk.evaluate(async (region) => {
    const id = () => {
      const time = Date.now().toString(16).padStart(12, '0')
      return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`
    }
    const base = `/api/r/${region}/queue/places`
    const [place] = await (await fetch(base)).json()
    const made = await fetch(`${base}/${place.id}/screens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ commandId: id(), kind: 'kiosk', name: `Anjungan ${id()}` }),
    })
    return (await made.json()).link as string
  }, REHEARSAL)
  const kiosk = await browser.visit(KIOSK)
  await kiosk.goto(`/perangkat/${link}`)
  await kiosk.getByRole('button', { name: 'Jadikan perangkat ini' }).click()
  await kiosk.goto('/kios/pasien')
  return kiosk
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()

test('a returning patient registers at the kiosk within a minute, touching the screen only, and follows the number', async () => {
  const kiosk = await aKiosk()
  const began = Date.now()
  await press(kiosk, 'Pernah (pasien lama)')
  await press(kiosk, 'NIK pada KTP')
  for (const digit of '3505016802180003')
    await kiosk.getByRole('button', { name: digit, exact: true }).click()
  await press(kiosk, 'Lanjut')
  await kiosk.getByLabel('Tanggal lahir').fill('28022018')
  await press(kiosk, 'Lanjut')
  await kiosk.getByText('C••••• P••••• T•••, lahir tahun 2018').waitFor()
  expect(await kiosk.content()).not.toContain('Contoh Pasien')
  await press(kiosk, 'Ya, ini saya')
  await press(kiosk, /Bayar sendiri/)
  await press(kiosk, /Poli Mata/)
  await press(kiosk, /dr\. Contoh Tiga/)
  await kiosk.getByText('Prioritas: setiap panggilan ke-3 selama ada yang menunggu.').waitFor()
  await kiosk.getByLabel('Penyandang disabilitas').check()
  await press(kiosk, 'Ya, ambil nomor')
  await kiosk.getByText('Nomor antrean poli Anda').first().waitFor()
  expect((Date.now() - began) / 1000).toBeLessThan(60)
  expect(await kiosk.locator('.kiosk-taken strong').innerText()).toMatch(/^M-\d+$/)
  expect(kiosk.url()).not.toMatch(/\d{16}|Contoh/)
  const code = await kiosk.locator('.slip p').last().textContent()
  const phone = await browser.visit({ ...PHONE, javaScriptEnabled: false })
  await phone.goto(`/kunjungan/${code}`)
  await phone.getByText('Menunggu', { exact: true }).waitFor()
}, 60_000)

test('whoever chose English is asked in English to the end, and the fullest screens of large text fit', async () => {
  const kiosk = await aKiosk()
  await press(kiosk, 'English')
  await press(kiosk, 'Larger text')
  const fits = () => kiosk.evaluate(() => document.documentElement.scrollHeight <= innerHeight)
  await press(kiosk, 'Yes, I have been here before')
  await press(kiosk, 'NIK on the identity card')
  await kiosk.locator('[name=answer]').fill('3505016802180003')
  await press(kiosk, 'Next')
  expect(await fits()).toBe(true)
  await kiosk.locator('[name=answer]').fill('28022018')
  await press(kiosk, 'Next')
  await kiosk.locator('button[value=yes]').click()
  await press(kiosk, /I pay myself/)
  await press(kiosk, /Poli Anak/)
  await press(kiosk, /dr\. Contoh Dua/)
  await kiosk.getByText('Do you need to come first?').waitFor()
  expect(await fits()).toBe(true)
}, 60_000)

test('when it does not go on, a number of the help desk is there, and what was typed is there before the patient', async () => {
  const kiosk = await aKiosk()
  await press(kiosk, 'Pernah (pasien lama)')
  await press(kiosk, 'Nomor rekam medis')
  await kiosk.getByLabel('Ketik nomor rekam medis').fill('999999')
  await press(kiosk, 'Lanjut')
  await kiosk.getByText('Data tidak ditemukan.').waitFor()
  await press(kiosk, 'Minta bantuan petugas')
  await kiosk.getByText('Silakan ke loket bantuan. Data Anda sudah kami kirim.').first().waitFor()
  const number = await kiosk.locator('.kiosk-taken strong').innerText()
  const desk = await browser.visit()
  await signIn(desk, sample('rumah.sakit'), '/kantor/kunjungan')
  await desk.getByRole('link', { name: number }).click()
  await desk.getByRole('button', { name: 'Sudah dibantu, hapus data ini' }).click()
  await desk.getByText('Tidak ada yang menunggu bantuan.').waitFor()
}, 60_000)

test('nobody’s data stays on the screen: at 35 seconds it asks, at 45 it begins anew', async () => {
  const kiosk = await aKiosk()
  await kiosk.clock.install()
  await kiosk.goto('/kios/pasien')
  await press(kiosk, 'Belum pernah (pasien baru)')
  await kiosk.getByLabel('Nama lengkap seperti pada KTP').fill('Rina Wati')
  await kiosk.clock.runFor(36_000)
  await kiosk.getByText('Masih di sini?').waitFor()
  await kiosk.clock.runFor(10_000)
  await kiosk.getByText('Apakah Anda pernah berobat di sini?').waitFor()
  await kiosk.goBack().catch(() => undefined)
  expect(await kiosk.content()).not.toContain('Rina')
}, 60_000)

test('the kiosk and the page of bookings are without fault for axe, in both sizes of text', async () => {
  const kiosk = await aKiosk()
  const faults = async (page: Page) =>
    (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)
  expect(await faults(kiosk)).toEqual([])
  await press(kiosk, 'Perbesar huruf')
  await press(kiosk, 'Belum pernah (pasien baru)')
  expect(await faults(kiosk)).toEqual([])
  const phone = await browser.visit({ ...PHONE })
  await phone.goto('/rumah-sakit/rsud-ngudi-waluyo')
  await phone.getByRole('heading', { name: 'RSUD Ngudi Waluyo Wlingi' }).waitFor()
  expect(await faults(phone)).toEqual([])
}, 60_000)

test('a booking from home that is refused keeps what was typed, and no number of a person stands in the address', async () => {
  const phone = await browser.visit({ ...PHONE })
  await phone.goto('/rumah-sakit/rsud-ngudi-waluyo')
  const form = phone.locator('form[method=post]')
  await form.getByLabel('Nomor rekam medis atau NIK').fill('3505016802180003')
  await form.getByLabel('Tanggal lahir').fill('2018-02-27')
  await form.getByRole('combobox').nth(1).selectOption('jkn')
  await form.getByLabel('Nomor surat').fill('0001R0010326B000001')
  await form.getByRole('button', { name: 'Daftar dari rumah' }).click()
  await phone.getByText('Kami belum dapat memastikan data Anda.').waitFor()
  expect(await form.getByLabel('Nomor rekam medis atau NIK').inputValue()).toBe('3505016802180003')
  expect(await form.getByLabel('Tanggal lahir').inputValue()).toBe('2018-02-27')
  expect(await form.getByRole('combobox').nth(1).inputValue()).toBe('jkn')
  expect(await form.getByLabel('Nomor surat').inputValue()).toBe('0001R0010326B000001')
  expect(phone.url()).not.toMatch(/\d{16}/)
  const kept = await phone.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
  )
  expect(kept).not.toContain('3505016802180003')
}, 60_000)
