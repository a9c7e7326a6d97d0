import { AxeBuilder } from '@axe-core/playwright'
import { newCommandId } from '@guyub/contract/command'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { openBrowser, PHONE } from './browser.ts'
import { holdBeforeCamera, standInForCamera } from './camera.ts'
import { givePin, PIN, REHEARSAL, sample } from './desk.ts'
import { signIn } from './officers.ts'

const browser = openBrowser()
const API = `/api/r/${REHEARSAL}/booking`
const SITE = 'Ruang Bersama Kanigoro (contoh)'
const state = { code: '', day: '' }

test('a resident books a room on a phone, without script and without an account, and has a code', async () => {
  const page = await aResident()
  await page.goto('/tempat')
  await flawless(page)
  await page.getByRole('link', { name: SITE }).click()
  const days = page.getByRole('navigation', { name: 'Pilih hari' }).getByRole('link')
  await days.nth(5).click()
  state.day = new URL(page.url()).searchParams.get('hari') ?? ''
  await flawless(page)
  await page.getByRole('region', { name: 'Meja 2' }).getByRole('link', { name: '10.00–11.00' }).click()
  await page.locator('[name=orang]').fill('3')
  await page.locator('[name=nama]').fill('Siti Rahayu')
  await page.locator('[name=telepon]').fill('081234567811')
  await page.getByRole('button', { name: 'Pesan', exact: true }).click()
  // One desk holds one person; what was typed stays.
  await page.getByText('Jumlah orang melebihi daya tampung.').waitFor()
  expect(await page.locator('[name=nama]').inputValue()).toBe('Siti Rahayu')
  await page.locator('[name=orang]').fill('1')
  await page.getByRole('button', { name: 'Pesan', exact: true }).click()
  await page.getByText('Simpan kode ini').waitFor()
  state.code = (await page.locator('dd.code').innerText()).trim()
  await flawless(page)
  await page.getByRole('button', { name: 'Tambahkan ke kalender saya' }).click()
  const address = await page.getByRole('link', { name: 'Buka kalender saya' }).getAttribute('href')
  expect(await (await page.request.get(String(address))).text()).toContain('SUMMARY:Meja 2')
  // Nobody else finds that hour free.
  await page.goto('/tempat')
  await page.getByRole('link', { name: SITE }).click()
  await days.nth(5).click()
  await page.waitForURL(`**hari=${state.day}*`)
  const slots = page.getByRole('region', { name: 'Meja 2' }).getByRole('listitem')
  await expect.poll(() => slots.allTextContents()).toContain('10.00–11.00 · terpakai Masuk daftar tunggu')
})

test('a month shows in words how free each day is, and leads to the day; the keeper sees the same', async () => {
  const page = await aResident()
  await page.goto('/tempat')
  await page.getByRole('link', { name: SITE }).click()
  await page.goto(`${new URL(page.url()).pathname}?hari=${state.day}`)
  await page.getByRole('link', { name: 'Lihat sebulan' }).click()
  await page.getByLabel('Ruang atau alat').selectOption({ label: 'Meja 2' })
  await page.getByRole('button', { name: 'Tampilkan' }).click()
  await flawless(page)
  const day = page.locator(`.month-grid a[href*="hari=${state.day}"]`)
  expect(await day.textContent()).toContain('7 dari 8 kosong')
  // Nothing of it is wider than the telephone.
  const box = await page.locator('.month-grid').boundingBox()
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
  await day.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(`**hari=${state.day}*`)
  const keeper = await browser.visit()
  await signIn(keeper, sample('tempat'), '/kantor/tempat')
  await keeper.getByRole('link', { name: SITE }).click()
  await keeper.getByRole('link', { name: 'Sebulan', exact: true }).click()
  await keeper.goto(`${new URL(keeper.url()).pathname}?bulan=${state.day.slice(0, 7)}`)
  await flawless(keeper)
  await keeper.locator(`.month-grid a[href*="hari=${state.day}"]`).click()
  await keeper.getByRole('row', { name: 'Siti Rahayu' }).waitFor()
})

test('the keeper lets in whoever stands there, checks them out, and finds the resident by name', async () => {
  const page = await browser.visit()
  await signIn(page, sample('tempat'), '/kantor/tempat')
  await page.getByRole('link', { name: SITE }).click()
  await flawless(page)
  await page.getByLabel('Kode pemesanan').fill(state.code.toLowerCase())
  await page.locator('main form button').first().click()
  await page.getByText('Belum waktunya: paling cepat satu jam sebelum mulai.').waitFor()
  await page.goto(`${new URL(page.url()).pathname}?hari=${state.day}`)
  await page.getByRole('row', { name: 'Siti Rahayu' }).getByText('… 7811').waitFor()
  await flawless(page)
})

test('whoever booked gives it up with the code, and the hour is free again', async () => {
  const page = await aResident()
  await page.goto('/tempat')
  await page.getByLabel('Kode pemesanan').fill(state.code.replaceAll('-', ' ').toLowerCase())
  await page.getByRole('button', { name: 'Lihat pemesanan' }).click()
  await page.getByRole('button', { name: 'Batalkan pemesanan' }).click()
  await page.getByText('Batal', { exact: true }).waitFor()
  const sites = await (await page.request.get(`/api/r/${REHEARSAL}/booking/sites`)).json()
  const { id } = sites.find(({ name }: { name: string }) => name === SITE)
  const free = await page.request.get(`/api/r/${REHEARSAL}/booking/sites/${id}/free?from=${state.day}`)
  const { spaces } = await free.json()
  const desk = spaces.find(({ name }: { name: string }) => name === 'Meja 2')
  expect(desk.days[0].slots.map(({ is }: { is: string }) => is)).toEqual(Array(8).fill('free'))
})

test('at the door people are let in without a network, by number and by the QR of their booking before the camera; later the list of the day says that they are here', async () => {
  const { siteId, code } = await aSiteThatIsOpen()
  const picture = await qrOf(code)
  const page = await browser.visit({ ...PHONE })
  await standInForCamera(page)
  await signIn(page, sample('tempat'), '/meja/pintu')
  await givePin(page, PIN)
  const button = page.getByRole('button', { name: 'Catat kedatangan Tamu Malam' })
  await button.waitFor()
  await page.evaluate('navigator.serviceWorker.ready')
  await page.context().setOffline(true)
  await page.getByLabel('Nama, empat angka akhir telepon, atau kode').fill('7822')
  await button.click()
  await page.getByText('Tamu Malam: kedatangan dicatat').waitFor()
  await page.getByText('1 kedatangan menunggu dikirim dari perangkat ini.').waitFor()
  await page.getByRole('button', { name: 'Buka kamera' }).click()
  await holdBeforeCamera(page, picture)
  await page.getByText('Tamu Berkode: kedatangan dicatat').waitFor()
  await page.getByText('2 kedatangan menunggu dikirim dari perangkat ini.').waitFor()
  await page.getByRole('button', { name: 'Tutup kamera' }).click()
  await page.context().setOffline(false)
  const states = async () => {
    const reply = await page.request.get(`${API}/sites/${siteId}/day`)
    return (await reply.json()).items.map((item: { state: string }) => item.state)
  }
  await expect.poll(states, { timeout: 30_000 }).toEqual(['checked_in', 'checked_in'])
})

/** A place that never closes, with two who come now: journeys run at night too. */
async function aSiteThatIsOpen(): Promise<{ siteId: string; code: string }> {
  const overseer = await browser.visit()
  await signIn(overseer, sample('aduan'), '/kantor/tempat')
  const offices = await (
    await overseer.request.get(`/api/r/${REHEARSAL}/regions/offices?kind=village`)
  ).json()
  const post = async (path: string, body: object) => {
    const origin = new URL(overseer.url()).origin
    const data = { commandId: newCommandId(), ...body }
    const reply = await overseer.request.post(`${API}${path}`, { data, headers: { origin } })
    if (!reply.ok()) throw new Error(await reply.text())
    return reply.json()
  }
  const { siteId } = await post('/sites', {
    ...{ service: 'co-working', name: 'Pos Malam (contoh)', address: 'Jalan Contoh 2' },
    ...{ areaCode: offices.offices[0].code, officeCode: 'diskominfo' },
  })
  const quarter = 15 * 60_000
  const begins = Math.floor(Date.now() / quarter) * quarter
  let code = ''
  for (const [space, person] of [
    ['Ruang Jaga', { name: 'Tamu Malam', phone: '081234567822' }],
    ['Ruang Depan', { name: 'Tamu Berkode', phone: '081234567833' }],
  ] as const) {
    const { spaceId } = await post(`/sites/${siteId}/spaces`, {
      ...{ kind: 'ruang', name: space, capacity: 4, isAccessible: true, slotMinutes: 15 },
      hours: Array.from({ length: 7 }, () => [['00:00', '24:00']]),
      tariffs: { rupiah: {}, source: '' },
    })
    const booked = await post('/bookings', {
      ...{ spaces: [spaceId], purpose: 'sosial', heads: 1, person },
      ...{ startsAt: new Date(begins).toISOString(), endsAt: new Date(begins + quarter).toISOString() },
    })
    code = booked.code
  }
  return { siteId, code }
}

/** The QR as the page of the booking shows it, on a telephone held into the middle of the picture. */
async function qrOf(code: string): Promise<Buffer> {
  const page = await aResident()
  await page.goto(`/tempat/kode/${code}`)
  const shown = await sharp(await page.locator('.totp-qr').screenshot())
    .resize(300, 300)
    .toBuffer()
  const around = { top: 20, bottom: 20, left: 150, right: 150, background: '#fff' }
  return sharp(shown).extend(around).png().toBuffer()
}

async function aResident(): Promise<Page> {
  const page = await browser.visit({ ...PHONE, javaScriptEnabled: false })
  const url = new URL((await page.goto('/'))?.url() ?? '')
  await page.context().addCookies([{ name: 'guyub_region', value: REHEARSAL, url: url.origin }])
  return page
}

// Where no script runs axe cannot either: it looks at the same page beside it.
async function flawless(page: Page): Promise<void> {
  const beside = await browser.visit(PHONE)
  await beside.setContent(await page.content())
  const { violations } = await new AxeBuilder({ page: beside })
    .disableRules(['region', 'color-contrast'])
    .analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  await beside.context().close()
}
