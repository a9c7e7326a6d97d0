import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { signIn } from '../officers.ts'
import type { Proof } from './cast.ts'

/** The secretariat freezes the figure and answers the item with it. */
export async function freezesEvidence({ secretariat, officers, folder }: Proof): Promise<void> {
  await signIn(secretariat, officers.secretariat, '/gerakan/bukti')
  await choose(secretariat, 'indicator', 'papers-within-promise')
  await secretariat.locator('main form').first().getByRole('button').click()
  const [download] = await Promise.all([
    secretariat.waitForEvent('download'),
    secretariat.locator('a[download]').first().click(),
  ])
  await download.saveAs(join(folder, 'evidence.zip'))
  await secretariat.goto('/gerakan/evaluasi')
  const item = secretariat.locator('[data-item="outcome-governance"]')
  await opened(item)
  await item.locator('[name=answer]').fill('Pak Saidi berjalan di desa; angkanya dari peristiwa.')
  await item.locator('[name=selfScore]').fill('3.6')
  await item.getByRole('button').first().click()
  await item.getByText('angkanya dari peristiwa').first().waitFor()
}

/** The assessor sees exactly that, and no case. */
export async function scores({ browser, officers }: Proof): Promise<void> {
  const assessor = await browser.visit()
  await signIn(assessor, officers.assessor, '/gerakan/evaluasi')
  const item = assessor.locator('[data-item="outcome-governance"]')
  await opened(item)
  await item.locator('[name=score]').fill('3.5')
  await item.locator('[name=note]').fill('Bukti lengkap dan dapat diperiksa.')
  await item.getByRole('button').first().click()
  await item.getByText('Bukti lengkap dan dapat diperiksa.').first().waitFor()
  expect(await item.innerText()).toContain('3,5')
  expect((await assessor.request.get('/api/r/3505/cases?box=all')).status()).toBe(403)
}

async function choose(page: Page, name: string, value: string, within = 'main'): Promise<void> {
  const radio = page.locator(`${within} input[type=radio][name="${name}"][value="${value}"]`)
  const select = page.locator(`${within} select[name="${name}"]`)
  await radio.or(select).first().waitFor()
  if (await radio.count()) await radio.check()
  else await select.selectOption(value)
}

/** Folded parts are opened by their summary. */
async function opened(item: Locator): Promise<void> {
  await item.waitFor()
  const folded = item.locator('details:not([open]) > summary')
  if (await folded.count()) await folded.first().click()
}
