import { AxeBuilder } from '@axe-core/playwright'
import { newCommandId } from '@guyub/contract/command'
import type { ServiceDefinition } from '@guyub/contract/definition'
import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { installServices } from '../server/src/kernel/install-services.ts'
import { openCluster } from '../server/src/kernel/postgres.ts'
import { anAct, aRequest } from '../server/test/builders.ts'
import { formWithPlaces, PLACES, WITH_PLACES, withPlaces } from '../server/test/form-with-places.ts'
import { openBrowser, PHONE } from './browser.ts'
import { openDesk, sample } from './desk.ts'
import { anOfficer, type Officer, signIn } from './officers.ts'

const browser = openBrowser()
const HERE = { latitude: -8.09541234, longitude: 112.16091234, accuracy: 12.4 }
const state = { code: '', pin: '', caseId: '', clerk: undefined as Officer | undefined }
let registrar: Page

test('a request is filed whose form asks for a village and a spot, and is to be corrected', async () => {
  const cluster = await openCluster(inject('home'))
  await installServices(cluster.url('guyub_owner', 'guyub'), [formWithPlaces()])
  state.clerk = await anOfficer('3505', 'village-clerk', '35.05.01.2002')
  const clerk = await browser.visit()
  await signIn(clerk, state.clerk, '/akun')
  const request = { ...aRequest(PLACES), serviceVersion: WITH_PLACES, occurredAt: new Date().toISOString() }
  await post(clerk, '/cases', request)
  Object.assign(state, { code: request.trackingCode, pin: request.pin, caseId: request.commandId })
  await clerk.context().close()
  registrar = await browser.visit()
  await signIn(registrar, await anOfficer('3505', 'civil-registrar', 'dispendukcapil'), '/akun')
  await askCorrection('Desanya keliru.')
})

test('the family types the village and the two numbers, without script', async () => {
  const page = await browser.visit({ ...PHONE, javaScriptEnabled: false })
  await page.goto('/lacak')
  await page.locator('[name=code]').fill(state.code)
  await page.locator('[name=pin]').fill(state.pin)
  await page.getByRole('button', { name: 'Lihat permohonan' }).click()
  await page.getByRole('link', { name: 'Ubah isian' }).click()
  const village = page.locator('[name=village]')
  expect(await village.inputValue()).toBe('Jaten, Wonodadi')
  expect(await page.getByRole('button', { name: 'Pakai posisi saya' }).count()).toBe(0)
  await village.fill('Tidak Ada')
  await page.locator('[name=spot-latitude]').fill('-98')
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await page.getByText('Pilih wilayah dari daftar').waitFor()
  await page.getByText('Lokasi tidak terbaca').waitFor()
  await village.fill('salam, wonodadi')
  await page.locator('[name=spot-latitude]').fill('-8,2')
  for (let step = 0; step < 6; step += 1) await page.getByRole('button', { name: 'Lanjut' }).click()
  await page.getByText('2 isian diubah').waitFor()
  await page.getByRole('button', { name: 'Kirim perbaikan' }).click()
  await page.getByText('Terkirim.').waitFor()
  await page.context().close()
  await registrar.goto(`/meja/permohonan/${state.caseId}`)
  await registrar.getByText('Salam, Wonodadi').waitFor()
  await registrar.getByText('-8.2,112.1609').waitFor()
})

test('with script the phone fills in where it is; one that may not says so', async () => {
  await askCorrection('Titiknya keliru.')
  for (const permissions of [[], ['geolocation']]) {
    const page = await browser.visit({ ...PHONE, geolocation: HERE, permissions })
    await page.goto('/lacak')
    await page.locator('[name=code]').fill(state.code)
    await page.locator('[name=pin]').fill(state.pin)
    await page.getByRole('button', { name: 'Lihat permohonan' }).click()
    await page.getByRole('link', { name: 'Ubah isian' }).click()
    await page.getByRole('button', { name: 'Pakai posisi saya' }).click()
    await page.getByText(permissions.length ? 'ketelitian sekitar 12 m' : 'Posisi tidak didapat').waitFor()
    expect(await page.locator('[name=spot-latitude]').inputValue()).toBe(
      permissions.length ? '-8.095412' : '-8.2',
    )
    await flawless(page)
    await page.context().close()
  }
})

test('a desk without a network finds a village by its name with the keyboard, and takes its own position', async () => {
  const page = await browser.visit({ geolocation: HERE, permissions: ['geolocation'] })
  await page.route('**/services/pak-saidi', async (route) => {
    const response = await route.fetch()
    const form = (await response.json()) as { service: ServiceDefinition }
    await route.fulfill({ response, json: { ...form, service: withPlaces(form.service) } })
  })
  const kept = page.waitForResponse('**/regions/areas')
  await openDesk(page, sample('desa.jaten.2'))
  await kept
  await page.evaluate('navigator.serviceWorker.ready')
  await page.getByRole('link', { name: 'Permohonan baru' }).first().click()
  await page.locator('.choice-card').first().waitFor()
  await page.context().setOffline(true)
  await page.locator('.choice-card[href$="/pak-saidi"]').click()
  const village = page.locator('[name=village]')
  await village.focus()
  await page.keyboard.type('Jat')
  await page.keyboard.press('Tab')
  await page.locator('[name=spot-latitude]').waitFor()
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await page.getByText('Pilih wilayah dari daftar').waitFor()
  await flawless(page)
  await village.fill('')
  await village.focus()
  await page.keyboard.type('jaten')
  await page.keyboard.press('Tab')
  expect(await village.inputValue()).toBe('Jaten, Wonodadi')
  await page.getByRole('button', { name: 'Pakai posisi saya' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('ketelitian sekitar 12 m').waitFor()
  expect(await page.locator('[name=spot-longitude]').inputValue()).toBe('112.160912')
  await flawless(page)
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await page.locator('[name=reporter-name]').waitFor()
  await page.context().close()
})

async function askCorrection(message: string): Promise<void> {
  const ask = anAct('ask-correction', { reason: 'data-wrong', message, occurredAt: new Date().toISOString() })
  await post(registrar, `/cases/${state.caseId}/act`, { ...ask, commandId: newCommandId() })
}

async function post(page: Page, path: string, data: object): Promise<void> {
  const headers = { origin: inject('address') }
  const reply = await page.request.post(`/api/r/3505${path}`, { data, headers })
  expect(reply.status(), await reply.text()).toBe(200)
}

async function flawless(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
}
