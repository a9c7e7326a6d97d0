import { randomBytes } from 'node:crypto'
import type { Page } from 'playwright-core'
import { inject } from 'vitest'
import { guyub } from '../server/test/guyub.ts'

export interface Officer {
  readonly email: string
  readonly password: string
}

/** Makes an account in a real region from the command line, as an administrator does; its officer has chosen an own password. */
export async function anOfficer(region: string, role: string, office: string): Promise<Officer> {
  // Journeys share one house: an office may have several of a role, each with an address of their own.
  const email = `${role}.${office}.${randomBytes(4).toString('hex')}@${region}.test`
  const args = `user create --name ${role} --email ${email} --region ${region} --office ${office} --role ${role} --decree SK-1`
  const { answer, code, said } = await guyub(inject('home'), args)
  if (code !== 0) throw new Error(said)
  return { email, password: await ownPassword(email, String(answer.password)) }
}

async function ownPassword(email: string, given: string): Promise<string> {
  const own = `kalimat panjang ${given.slice(0, 11)}`
  const origin = inject('address')
  const send = (path: string, body: object, cookie = '') =>
    fetch(`${origin}/api/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, cookie },
      body: JSON.stringify(body),
    })
  const signedIn = await send('sign-in/email', { email, password: given })
  const [cookie] = signedIn.headers.getSetCookie().map((line) => line.split(';')[0])
  const changed = await send('change-password', { currentPassword: given, newPassword: own }, cookie)
  if (!changed.ok) throw new Error(await changed.text())
  return own
}

/** Signs in; whoever got the password from somebody else chooses `own` before anything else. */
export async function signIn(
  page: Page,
  { email, password }: Officer,
  then: string,
  own?: string,
): Promise<void> {
  await page.goto(`/masuk?kembali=${encodeURIComponent(then)}`)
  await page.locator('input[type=email]').fill(email)
  await page.locator('input[type=password]').fill(password)
  await page.locator('main form button').first().click()
  if (own) {
    await page.locator('[name=current]').fill(password)
    await page.locator('[name=new]').fill(own)
    await page.locator('[name=again]').fill(own)
    await page.locator('main form button').first().click()
  }
  await page.waitForURL((url) => !url.pathname.startsWith('/masuk'))
}
