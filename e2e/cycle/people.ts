import type { Page } from 'playwright-core'
import { inject } from 'vitest'
import type { openBrowser } from '../browser.ts'
import { anOfficer, type Officer, signIn } from '../officers.ts'

const PLACES = {
  centre: ['ID', 'ministry', 'ditjen'],
  ministry: ['3505', 'ministry', '35.05'],
  secretariat: ['3505', 'secretariat', 'diskominfo'],
  legal: ['3505', 'legal-officer', '35.05'],
  secretary: ['3505', 'regional-secretary', '35.05'],
  leader: ['3505', 'leader', '35.05'],
  planner: ['3505', 'planner', 'bappeda'],
  assessor: ['3505', 'assessor', '35.05'],
} as const
export type Person = keyof typeof PLACES

/** Who takes the movement through a year in Kabupaten Blitar, each in a browser of their own, opened when they come. */
export function cast(browser: ReturnType<typeof openBrowser>) {
  const known = new Map<Person, { officer: Officer; page: Page }>()
  async function of(person: Person) {
    const there = known.get(person)
    if (there) return there
    const [region, role, office] = PLACES[person]
    const officer = await anOfficer(region, role, office)
    const page = await browser.visit()
    await signIn(page, officer, '/akun')
    known.set(person, { officer, page })
    return { officer, page }
  }
  return {
    email: async (person: Person) => (await of(person)).officer.email,
    /** Somebody without an account, in the real region. */
    async visitor(address: string): Promise<Page> {
      const page = await browser.visit()
      await page.context().addCookies([{ name: 'guyub_region', value: '3505', url: inject('address') }])
      await page.goto(address)
      return page
    },
    /** Opens an address as somebody. */
    async at(person: Person, address: string): Promise<Page> {
      const { page } = await of(person)
      await page.goto(address)
      return page
    },
  }
}

/** A folded part is opened by its summary, and the form in it given back. */
export async function unfolded(page: Page, summary: string | RegExp) {
  const part = page.locator('details', { has: page.locator('summary', { hasText: summary }) }).last()
  await part.locator('summary').first().click()
  return part
}

/** What the page says to what was sent; a refusal is told in its words. */
export async function saved(page: Page): Promise<void> {
  const said = page.locator('main .notice[data-tone=done], main .notice[data-tone=broken]').first()
  await said.waitFor()
  if ((await said.getAttribute('data-tone')) === 'broken') throw new Error(await said.innerText())
}
