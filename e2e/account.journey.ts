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

test('an officer makes a passkey on an own device, signs in with it alone, and removes it', async () => {
  const page = await browser.visit()
  const client = await page.context().newCDPSession(page)
  await client.send('WebAuthn.enable')
  await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', automaticPresenceSimulation: true },
      ...{ hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
    },
  })
  const registrar = sample('dispendukcapil')
  await signIn(page, registrar, '/akun')
  const card = page.locator('#kunci-sandi')
  const make = async (password: string) => {
    await card.locator('#passkey-name').fill('Ponsel saya')
    await card.locator('#passkey-password').fill(password)
    await card.getByRole('button', { name: 'Buat kunci sandi' }).click()
  }
  await make('bukan sandi saya')
  await page.getByText('Sandi tidak cocok.').waitFor()
  await make(registrar.password)
  await page.getByText('Kunci sandi dibuat').waitFor()
  await card.getByText('belum pernah dipakai').waitFor()

  await page.context().clearCookies()
  await page.goto('/masuk?kembali=/akun')
  await page.getByRole('button', { name: 'Pakai kunci sandi' }).click()
  await page.waitForURL('**/akun')
  await card.getByText('terakhir dipakai').waitFor()
  await card.getByRole('button', { name: 'Hapus kunci sandi Ponsel saya' }).click()
  await page.getByText('Kunci sandi dihapus').waitFor()

  await page.context().clearCookies()
  await page.goto('/masuk')
  await page.getByRole('button', { name: 'Pakai kunci sandi' }).click()
  await page.getByText('Kunci sandi ini tidak dikenal di sini.').waitFor()
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
