import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { type cast, saved, unfolded } from './people.ts'

interface Round {
  readonly year: number
  readonly stage: string
  readonly today: string
}

/** One stage: the ministry opens, the secretariat answers an item, the head hands in, the panel agrees on every item, the letter ends it. */
export async function evaluate(
  people: ReturnType<typeof cast>,
  { year, stage, today }: Round,
): Promise<void> {
  const until = `${new Date().getUTCFullYear() + 1}-12-31T16:00`
  const round = `/gerakan/evaluasi/${year}/${stage}`
  let page = await people.at('ministry', '/gerakan/evaluasi')
  await page.locator('[name=year]').fill(String(year))
  await page.locator(`[name=stage][value="${stage}"]`).check()
  await page.locator('[name=instrument][value=guyub-2021-draft]').check()
  // At the latest at the end of the year after the one that is evaluated.
  await page.locator('[name=closesAt]').fill(`${year + 1}-12-31T23:59`)
  await page.locator('[name=rankGroup]').fill('Kelompok uji')
  await page.getByRole('button', { name: 'Buka putaran' }).click()
  await page.waitForURL(`**${round}`)

  page = await people.at('secretariat', round)
  const item = page.locator('[data-item="output-policy"]')
  await item.locator('summary', { hasText: 'Jawab' }).click()
  await item.locator('[name=answer]').fill('Ditetapkan dengan peraturan bupati.')
  for (const box of await item.locator('[name=evidence]').all()) await box.check()
  await item.locator('[name=selfScore]').fill('3')
  await item.getByRole('button', { name: 'Jawab' }).click()
  await item.getByText('Ditetapkan dengan peraturan bupati.').first().waitFor()
  page = await people.at('leader', round)
  await page.getByRole('button', { name: 'Kirim jawaban' }).click()
  await page.getByText('Sudah dikirim').first().waitFor()

  page = await people.at('ministry', round)
  const seat = await unfolded(page, 'Beri kursi panel')
  await seat.locator('[name=email]').fill(await people.email('assessor'))
  await seat.locator('[name=expiresAt]').fill(until)
  await seat.locator('[name=chair]').check()
  await seat.getByRole('button', { name: 'Beri kursi panel' }).click()
  await page.getByText('ketua panel').first().waitFor()

  page = await people.at('assessor', round)
  for (const key of await keysOf(page)) {
    const one = page.locator(`[data-item="${key}"]`)
    await one.locator('summary', { hasText: 'Catat kesepakatan panel' }).click()
    await one.locator(`[id="${key}-moderated"]`).fill(key === 'output-policy' ? '3.5' : '2')
    await one.locator(`[id="${key}-reason"]`).fill('Disepakati panel.')
    await one.getByRole('button', { name: 'Catat kesepakatan panel' }).click()
    await saved(page)
  }
  page = await people.at('ministry', round)
  const letter = await unfolded(page, 'Terbitkan hasil')
  await letter.locator('[name=letterNumber]').fill(`B-UJI/${stage}`)
  await letter.locator('[name=letterOn]').fill(today)
  await letter.getByRole('button', { name: 'Terbitkan hasil' }).click()
  await page.getByText('Hasil diterbitkan').first().waitFor()
  const file = await page.request.get(`${round}/surat`)
  expect(file.headers()['content-type']).toContain('pdf')
}

async function keysOf(page: Page): Promise<string[]> {
  await page.locator('[data-item]').first().waitFor()
  const items = await page.locator('[data-item]').all()
  return Promise.all(items.map(async (each) => (await each.getAttribute('data-item')) ?? ''))
}
