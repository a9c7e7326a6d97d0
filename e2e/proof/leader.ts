import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { signIn } from '../officers.ts'
import type { Proof } from './cast.ts'
import { anotherFamily } from './other-families.ts'

/** The wall tells of the request; the plan has nothing delivered yet. */
export async function seesItHappen({ wall, leader, officers, before }: Proof): Promise<void> {
  await expect
    .poll(() => wall.locator('[data-feed]').innerText(), { timeout: 15_000 })
    .toMatch(/permohonan baru/i)
  await signIn(leader, officers.leader, '/gerakan')
  before.dimension = await leader.locator('li[data-dimension=governance]').innerText()
}

/** Two more requests are delivered in time, and the figure follows. */
export async function seesFigureMove({ leader, clerk, registrar, papers }: Proof): Promise<void> {
  for (let i = 0; i < 2; i++) await anotherFamily({ clerk, registrar, papers })
  await leader.goto('/gerakan/indikator/papers-within-promise')
  await expect.poll(() => reloaded(leader), { timeout: 20_000 }).toMatch(/Jaten\s+100\s?%\s+6 dari 6/)
}

/** What was delivered moves the activity, and that its dimension. */
export async function seesPlanMove({ leader, before }: Proof): Promise<void> {
  await leader.goto('/gerakan')
  const governance = leader.locator('li[data-dimension=governance]')
  const after = await governance.innerText()
  const percent = (text: string) => Number(/([\d,]+)\s?%/.exec(text)?.[1]?.replace(',', '.') ?? 0)
  expect(percent(after)).toBeGreaterThan(percent(before.dimension))
  await governance.getByRole('link').first().click()
  await leader.getByText('Pak Saidi: dokumen kependudukan', { exact: false }).first().waitFor()
}

/** Down to the case and its events, without a name. */
export async function opensFigure({ leader }: Proof): Promise<void> {
  await leader.locator('a[href*="papers-within-promise"]').first().click()
  await leader.waitForURL(/indikator\/papers-within-promise/)
  await leader.locator('a[href*="papers-within-promise/peristiwa"]').first().click()
  await leader.locator('a[href*="/gerakan/peristiwa/"]').first().click()
  await leader.locator('tbody tr').nth(5).waitFor()
  await leader
    .getByText(/permohonan baru/i)
    .first()
    .waitFor()
  const said = await leader.locator('main').innerText()
  for (const name of ['Sekar', 'Budi', 'Siti', '3505011203900001']) expect(said).not.toContain(name)
}

async function reloaded(page: Page): Promise<string> {
  await page.reload()
  return page.locator('main').innerText()
}
