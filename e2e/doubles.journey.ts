import { expect, test } from 'vitest'
import { anAct, aRequest } from '../server/test/builders.ts'
import { openBrowser, PHONE } from './browser.ts'
import { anOfficer, signIn } from './officers.ts'

const browser = openBrowser()

test('a birth that was filed twice is seen, compared and merged; its family rates the other once it is finished', async () => {
  const clerk = await browser.visit()
  await signIn(clerk, await anOfficer('3505', 'village-clerk', '35.05.01.2005'), '/akun')
  const origin = new URL(clerk.url()).origin
  const name = 'Larasati Kembar Dua'
  const occurredAt = new Date().toISOString()
  const [first, second] = [
    { ...aRequest({ 'child-name': name }), occurredAt },
    { ...aRequest({ 'child-name': name.toUpperCase(), 'birth-place': 'Wlingi' }), occurredAt },
  ]
  for (const data of [first, second]) {
    const filed = await clerk.request.post('/api/r/3505/cases', { data, headers: { origin } })
    expect(filed.status(), await filed.text()).toBe(200)
  }

  const registrar = await browser.visit()
  await signIn(registrar, await anOfficer('3505', 'civil-registrar', 'dispendukcapil'), '/meja')
  await registrar.goto(`/meja/permohonan/${second.commandId}`)
  await registrar.getByText('Mungkin permintaan yang sama').waitFor()
  await registrar.locator('li', { hasText: first.trackingCode }).getByRole('link').click()
  await registrar.getByRole('row', { name: /Wlingi/ }).waitFor()
  const merge = `Gabungkan: ${second.trackingCode} ke ${first.trackingCode}`
  await registrar.getByRole('button', { name: merge }).click()
  const dialog = registrar.getByRole('dialog')
  await dialog.getByText(`Digabung ke ${first.trackingCode}`).waitFor()
  await dialog.locator('form button[type=submit]').first().click()
  await registrar.waitForURL(`**/permohonan/${first.commandId}`)
  await registrar.getByText('Digabung ke sini').waitFor()

  const refuse = anAct('refuse', { reason: 'not-proved', message: 'Tidak terbukti' })
  const acted = await registrar.request.post(`/api/r/3505/cases/${first.commandId}/act`, {
    data: { ...refuse, occurredAt: new Date().toISOString() },
    headers: { origin },
  })
  expect(acted.status(), await acted.text()).toBe(200)

  const parent = await browser.visit({ ...PHONE, javaScriptEnabled: false })
  await parent.goto(`/lacak?kode=${first.trackingCode}`)
  await parent.locator('[name=pin]').fill(first.pin)
  await parent.getByRole('button', { name: 'Lihat permohonan' }).click()
  await parent.getByText('Nilai layanan ini').click()
  await parent.getByRole('button', { name: 'Kirim penilaian' }).click()
  await parent.getByText('Jawab kesembilan pertanyaan dulu.').first().waitFor()
  await parent.locator('summary', { hasText: 'Nilai layanan ini' }).waitFor()
  for (const question of await parent.locator('fieldset.choice').all())
    await question.getByRole('radio').nth(3).check()
  await parent.getByRole('button', { name: 'Kirim penilaian' }).click()
  await parent.getByText('Permintaan ini sudah dinilai.').waitFor()
  for (const page of [clerk, registrar, parent]) await page.context().close()
})
