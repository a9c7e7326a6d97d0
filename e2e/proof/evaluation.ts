import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { signIn } from '../officers.ts'
import type { Proof } from './cast.ts'

const YEAR = new Date().getUTCFullYear()
const ROUND = `/gerakan/evaluasi/${YEAR}/2`

/** The ministry opens the round; the secretariat freezes the figure, answers the item with it, and hands in by a mandate. */
export async function freezesEvidence({ browser, secretariat, officers, folder }: Proof): Promise<void> {
  const ministry = await browser.visit()
  await signIn(ministry, officers.ministry, '/gerakan/evaluasi')
  await ministry.locator('[name=stage][value="2"]').check()
  await choose(ministry, 'instrument', 'guyub-2021-draft')
  await ministry.locator('[name=closesAt]').fill(`${YEAR + 1}-12-31T16:00`)
  await ministry.locator('[name=rankGroup]').fill('Daerah angkatan 2018')
  await ministry.getByRole('button', { name: 'Buka putaran' }).click()
  await ministry.waitForURL(`**${ROUND}`)

  await signIn(secretariat, officers.secretariat, '/gerakan/bukti')
  await choose(secretariat, 'indicator', 'papers-within-promise')
  await secretariat.locator('main form').first().getByRole('button').click()
  const [download] = await Promise.all([
    secretariat.waitForEvent('download'),
    secretariat.locator('a[download]').first().click(),
  ])
  await download.saveAs(join(folder, 'evidence.zip'))
  await secretariat.goto(`${ROUND}?isi=outcome-governance`)
  const item = secretariat.locator('[data-item="outcome-governance"]')
  await item.locator('[name=answer]').fill('Pak Saidi berjalan di desa; angkanya dari peristiwa.')
  await item.locator('[name=evidence]').first().check()
  await item.locator('[name=selfScore]').fill('3.6')
  await item.getByRole('button', { name: 'Jawab' }).click()
  await item.getByText('angkanya dari peristiwa').first().waitFor()
  await secretariat.locator('[name=mandate]').fill('Surat kuasa bupati 100/2026')
  await secretariat.getByRole('button', { name: 'Kirim jawaban' }).click()
  await secretariat.getByText('Sudah dikirim').first().waitFor()

  const expires = `${YEAR + 1}-12-31T16:00`
  await ministry.goto(ROUND)
  await opened(ministry.locator('main'), 'Beri kursi panel')
  await ministry.locator('[name=email]').fill(officers.assessor.email)
  await ministry.locator('[name=expiresAt]').fill(expires)
  await ministry.getByRole('button', { name: 'Beri kursi panel' }).click()
  await ministry.getByText('Panel asesor').waitFor()
  await ministry.context().close()
}

/** The assessor sees exactly that, and no case. */
export async function scores({ browser, officers }: Proof): Promise<void> {
  const assessor = await browser.visit()
  await signIn(assessor, officers.assessor, ROUND)
  const item = assessor.locator('[data-item="outcome-governance"]')
  await opened(item, 'Beri nilai')
  await item.locator('[name=score]').first().fill('3.5')
  await item.locator('[name=note]').fill('Bukti lengkap dan dapat diperiksa.')
  await item.getByRole('button', { name: 'Beri nilai' }).click()
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

/** A folded part is opened by its summary. */
async function opened(place: Locator, summary: string): Promise<void> {
  await place.locator('summary', { hasText: summary }).first().click()
}
