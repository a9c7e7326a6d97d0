import { expect, test } from 'vitest'
import { openBrowser, PHONE } from './browser.ts'
import { sample } from './desk.ts'
import { signIn } from './officers.ts'

const browser = openBrowser()

test('an administrator adds a person with a decree and a role, somebody else confirms it, and the person works there until it ends', async () => {
  const admin = await browser.visit()
  await signIn(admin, sample('admin'), '/meja')
  await admin.getByText('Tambah orang atau tugas').first().click()
  await admin.locator('[name=name]').fill('Rina Kartika')
  await admin.locator('[name=email]').fill('rina@blitar.test')
  await admin.locator('[name=office]').fill('Desa Jaten · 35.05.01.2001')
  await admin.locator('select[name=role]').selectOption('village-clerk')
  await admin.locator('[name=decree]').fill('SK Bupati 188/12/2026')
  await admin.getByRole('button', { name: 'Tambah orang atau tugas' }).click()
  const password = await admin.locator('.notice strong.code').innerText()
  const person = await browser.visit()
  await signIn(person, { email: 'rina@blitar.test', password }, '/akun', 'kata sandi buatan sendiri')
  await person.getByText('setelah orang kedua memastikannya').waitFor()

  // The second pair of eyes: until then the place does not hold.
  const secretary = await browser.visit()
  await signIn(secretary, sample('sekretariat'), '/meja/orang')
  await secretary.getByText('1 tugas menunggu Anda pastikan').waitFor()
  await secretary.getByRole('button', { name: 'Pastikan: Rina Kartika' }).click()
  await secretary.getByText('Dipastikan oleh Sekretariat Kota Cerdas').waitFor()
  await secretary.context().close()
  await person.reload()
  await person.getByText('SK Bupati 188/12/2026').waitFor()
  await person.context().close()

  await admin.locator('#cari').fill('Rina')
  await admin.getByRole('button', { name: /Akhiri tugas: Rina/ }).click()
  await admin.getByRole('button', { name: 'Akhiri tugas', exact: true }).click()
  await admin.getByText('Tidak ada yang cocok').waitFor()
  await admin.context().close()
})

test('areas open down to the village and up again, and go into a table', async () => {
  const page = await browser.visit({ ...PHONE, javaScriptEnabled: false })
  await page.goto('/wilayah')
  await page.getByRole('link', { name: 'Wonodadi' }).click()
  await page.getByRole('link', { name: 'Jaten' }).click()
  await page.getByRole('heading', { name: 'Jaten' }).waitFor()
  await page.getByRole('link', { name: 'Wonodadi' }).click()
  await page.locator('#kode').fill('99.99')
  await page.getByRole('button', { name: 'Cari' }).click()
  await page.getByText('Kode wilayah ini tidak dikenal.').waitFor()
  const csv = await page.request.get('/wilayah/unduh/csv?kode=35.05.01')
  expect(await csv.text()).toContain('35.05.01.2001,Jaten')
  await page.context().close()
})
