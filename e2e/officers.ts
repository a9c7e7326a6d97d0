import type { Page } from 'playwright-core'
import { inject } from 'vitest'
import { guyub } from '../server/test/guyub.ts'

export interface Officer {
  readonly email: string
  readonly password: string
}

/** Makes an account in a real region from the command line, as an administrator does. */
export async function anOfficer(region: string, role: string, office: string): Promise<Officer> {
  const email = `${role}.${office}@${region}.test`
  const args = `user create --name ${role} --email ${email} --region ${region} --office ${office} --role ${role} --decree SK-1`
  const { answer, code, said } = await guyub(inject('home'), args)
  if (code !== 0) throw new Error(said)
  return { email, password: String(answer.password) }
}

export async function signIn(page: Page, { email, password }: Officer, then: string): Promise<void> {
  await page.goto(`/masuk?kembali=${encodeURIComponent(then)}`)
  await page.locator('input[type=email]').fill(email)
  await page.locator('input[type=password]').fill(password)
  await page.locator('main form button').first().click()
  await page.waitForURL((url) => !url.pathname.startsWith('/masuk'))
}
