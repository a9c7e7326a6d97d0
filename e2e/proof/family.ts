import type { Page } from 'playwright-core'
import { photographed } from '../papers.ts'

const day = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10)

/** What the family says at the counter, field by field. Nobody's data. */
const PAGES: readonly Readonly<Record<string, string>>[] = [
  {
    'reporter-name': 'Budi Santoso',
    'reporter-nik': '3505011203900001',
    'reporter-phone': '081234567890',
    'reporter-relation': 'father',
    'kk-number': '3505012005150003',
    address: 'Dusun Krajan RT 002 RW 001',
    'head-of-family': 'Budi Santoso',
  },
  {
    'child-name': 'Sekar Ayu Lestari',
    'child-sex': 'female',
    'born-on': day,
    'born-at-time': '04:20',
    'birth-place-kind': 'health-centre',
    'birth-place': 'Blitar',
    'birth-kind': 'single',
    'birth-order': '1',
  },
  {
    'mother-name': 'Siti Aminah',
    'mother-nik': '3505015508930002',
    'mother-born-on': '1993-08-15',
    marriage: 'recorded',
    'father-name': 'Budi Santoso',
    'father-nik': '3505011203900001',
    'father-born-on': '1990-03-12',
  },
  {
    'witnesses-0-name': 'Slamet Riyadi',
    'witnesses-0-nik': '3505010101700003',
    'witnesses-1-name': 'Tri Wahyuni',
    'witnesses-1-nik': '3505014202750004',
  },
]

/** Fills the pages of the form as they come, up to the page of photographs. */
export async function fillIn(page: Page): Promise<void> {
  for (const answers of PAGES) {
    for (const [key, value] of Object.entries(answers)) await answer(page, key, value)
    await page.getByRole('button', { name: 'Lanjut' }).click()
  }
}

async function answer(page: Page, key: string, value: string): Promise<void> {
  const [year = '', month = '', date = ''] = value.split('-')
  const dayInput = page.locator(`input[name="${key}-day"]`)
  const radio = page.locator(`input[type=radio][name="${key}"][value="${value}"]`)
  const input = page.locator(`[name="${key}"]`)
  await dayInput.or(radio).or(input).first().waitFor()
  if (await dayInput.count()) {
    await dayInput.fill(date)
    await page.locator(`select[name="${key}-month"]`).selectOption(month)
    await page.locator(`input[name="${key}-year"]`).fill(year)
  } else if (await radio.count()) await radio.check()
  else if ((await input.evaluate((element) => element.tagName)) === 'SELECT') await input.selectOption(value)
  else await input.fill(value)
}

/** Photographs the papers; the first picture of the marriage book shook. Tells whether that was noticed. */
export async function photograph(page: Page): Promise<boolean> {
  await page.locator('input[type=radio][name="has-birth-letter"][value="yes"]').check()
  const take = async (field: string, title: string, isBlurred = false) => {
    const input = page.locator(`input[type=file][id="${field}"]`)
    await input.setInputFiles({
      name: 'foto.jpg',
      mimeType: 'image/jpeg',
      buffer: await photographed(title, isBlurred),
    })
  }
  await take('birth-letter', 'SURAT KETERANGAN KELAHIRAN')
  await page
    .locator('fieldset', { has: page.locator('#birth-letter') })
    .locator('img')
    .waitFor()
  await take('marriage-book', 'BUKU NIKAH', true)
  const notice = page.getByText('Foto ini tampak buram')
  await notice.waitFor()
  const isNoticed = await notice.isVisible()
  await take('marriage-book', 'BUKU NIKAH')
  await notice.waitFor({ state: 'detached' })
  await take('family-card', 'KARTU KELUARGA')
  await page
    .locator('fieldset', { has: page.locator('#family-card') })
    .locator('img')
    .waitFor()
  return isNoticed
}
