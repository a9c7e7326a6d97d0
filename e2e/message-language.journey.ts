import { expect, inject, test } from 'vitest'
import { anAct, aRequest } from '../server/test/builders.ts'
import { openBrowser, PHONE } from './browser.ts'
import { anOfficer, signIn } from './officers.ts'
import { newestTo } from './phones.ts'

const browser = openBrowser()
const number = '+6281311223344'

test('a family that reads English is written to in English, from the moment that it says so', async () => {
  const clerk = await browser.visit()
  await signIn(clerk, await anOfficer('3505', 'village-clerk', '35.05.01.2004'), '/akun')
  const origin = new URL(clerk.url()).origin
  // The journey is walked at any hour.
  const admin = await browser.visit()
  await signIn(admin, await anOfficer('3505', 'admin', 'diskominfo'), '/kantor/pesan/aturan')
  await admin.locator('[name=from]').fill('')
  await admin.locator('[name=until]').fill('')
  await admin.getByRole('button', { name: 'Simpan' }).click()
  await admin.getByText('Tersimpan.').waitFor()
  const request = {
    ...aRequest({ 'reporter-phone': number.replace('+62', '0') }),
    occurredAt: new Date().toISOString(),
  }
  const filed = await clerk.request.post('/api/r/3505/cases', { data: request, headers: { origin } })
  expect(filed.status(), await filed.text()).toBe(200)
  expect(await newestTo(inject('phones'), number, request.trackingCode)).toContain('sudah diterima')

  const parent = await browser.visit({ ...PHONE, javaScriptEnabled: false })
  await parent.goto(`/lacak?kode=${request.trackingCode}`)
  await parent.locator('[name=pin]').fill(request.pin)
  await parent.getByRole('button', { name: 'Lihat permohonan' }).click()
  await parent.waitForURL('**/lacak/3505*')
  expect(await parent.getByText('Tulis dalam bahasa Indonesia').count()).toBe(0)
  await parent
    .getByRole('button', { name: /English|EN/ })
    .first()
    .click()
  await parent.getByRole('button', { name: 'Write to me in English' }).click()
  await parent.getByText('The next messages will be in English.').waitFor()
  expect(await parent.getByRole('button', { name: 'Write to me in English' }).count()).toBe(0)

  const registrar = await browser.visit()
  await signIn(registrar, await anOfficer('3505', 'civil-registrar', 'dispendukcapil'), '/akun')
  const asked = anAct('ask-correction', { reason: 'blurred', message: 'Foto buram' })
  const acted = await registrar.request.post(`/api/r/3505/cases/${request.commandId}/act`, {
    data: { ...asked, occurredAt: new Date().toISOString() },
    headers: { origin },
  })
  expect(acted.status(), await acted.text()).toBe(200)
  expect(await newestTo(inject('phones'), number, 'needs a correction')).toContain(request.trackingCode)
  for (const page of [clerk, parent, registrar, admin]) await page.context().close()
})
