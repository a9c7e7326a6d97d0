import { expect, test } from 'vitest'
import { codeOf } from './authenticator.ts'
import { openBrowser } from './browser.ts'
import { sample } from './desk.ts'
import { signIn } from './officers.ts'

const browser = openBrowser()
const planner = sample('bappeda')
const state = { secret: '', backup: '' }

test('an officer switches on sign-in in two steps; a wrong code changes nothing', async () => {
  const page = await browser.visit()
  await signIn(page, planner, '/akun')
  await page.locator('#totp-password').fill(planner.password)
  await page.getByRole('button', { name: 'Nyalakan' }).click()
  state.secret = (await page.locator('#dua-langkah p .code').innerText()).trim()
  state.backup = (await page.locator('.backup-codes li').first().innerText()).trim()
  expect(await page.locator('.totp-qr svg').count()).toBe(1)
  await page.locator('[name=code]').fill('000000')
  await page.getByRole('button', { name: 'Pastikan kode' }).click()
  await page.getByRole('alert').waitFor()
  await page.locator('[name=code]').fill(codeOf(state.secret))
  await page.getByRole('button', { name: 'Pastikan kode' }).click()
  await page.getByText('Masuk dua langkah menyala').waitFor()
})

test('signing in asks for the code of the phone, and takes a backup code once', async () => {
  const page = await browser.visit()
  await passwordOnly()
  await page.locator('[name=code]').fill(codeOf(state.secret))
  await page.getByRole('button', { name: 'Masuk' }).first().click()
  await page.waitForURL('**/akun')

  await page.context().clearCookies()
  await passwordOnly()
  await page.getByText('Ponsel hilang?').click()
  await page.locator('[name=backup]').fill(state.backup)
  await page.getByRole('button', { name: 'Masuk' }).last().click()
  await page.waitForURL('**/akun')

  async function passwordOnly(): Promise<void> {
    await page.goto('/masuk?kembali=/akun')
    await page.locator('input[type=email]').fill(planner.email)
    await page.locator('input[type=password]').fill(planner.password)
    await page.getByRole('button', { name: 'Masuk' }).click()
    await page.locator('[name=code]').waitFor()
  }
})

test('a changed password signs other devices out, and the old one no longer opens', async () => {
  const [page, elsewhere] = [await browser.visit(), await browser.visit()]
  const leader = sample('bupati')
  await signIn(elsewhere, leader, '/akun')
  await signIn(page, leader, '/akun')
  expect(await page.locator('li').filter({ hasText: 'perangkat ini' }).count()).toBe(1)
  const better = 'kata sandi baru yang panjang'
  await changePassword(leader.password, better)
  await page.getByText('Sandi sudah diganti').waitFor()
  await elsewhere.goto('/akun')
  expect(new URL(elsewhere.url()).pathname).toBe('/masuk')
  await elsewhere.locator('input[type=email]').fill(leader.email)
  await elsewhere.locator('input[type=password]').fill(leader.password)
  await elsewhere.getByRole('button', { name: 'Masuk' }).click()
  await elsewhere.getByRole('alert').waitFor()
  // Other journeys come after this one.
  await changePassword(better, leader.password)
  await page.getByText('Sandi sudah diganti').waitFor()

  async function changePassword(now: string, next: string): Promise<void> {
    await page.goto('/akun')
    await page.locator('[name=current]').fill(now)
    await page.locator('[name=new]').fill(next)
    await page.locator('[name=again]').fill(next)
    await page.getByRole('button', { name: 'Ganti sandi' }).click()
  }
})
