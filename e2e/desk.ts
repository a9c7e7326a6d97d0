import type { Page } from 'playwright-core'
import { inject } from 'vitest'
import { type Officer, signIn } from './officers.ts'

/** The rehearsal of Kabupaten Blitar, filled at the first start; each role has an account in it. */
export const REHEARSAL = '3505L'

export function sample(account: string): Officer {
  const rehearsal = inject('people').rehearsals.find(({ region }) => region === REHEARSAL)
  if (!rehearsal) throw new Error(`no rehearsal ${REHEARSAL}`)
  return { email: `${account}@${REHEARSAL.toLowerCase()}.latihan.test`, password: rehearsal.password }
}

export const PIN = '246810'

/** Signs in and opens the desk; the first time on this device that means choosing a PIN. */
export async function openDesk(page: Page, officer: Officer, pin = PIN): Promise<void> {
  await signIn(page, officer, '/meja')
  await givePin(page, pin)
  await page.getByRole('heading', { name: 'Pekerjaan' }).waitFor()
}

export async function givePin(page: Page, pin: string): Promise<void> {
  const field = page.locator('input[name=pin]')
  await field.waitFor()
  await field.fill(pin)
  const again = page.locator('input[name=again]')
  if (await again.count()) await again.fill(pin)
  await page.locator('main form button').first().click()
}

/** A new birth, up to its first page. */
export async function beginRequest(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Permohonan baru' }).first().click()
  await page.locator('.choice-card[href$="/pak-saidi"]').click()
  await page.locator('[name=reporter-name]').waitFor()
}
