import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOfPdf } from '../server/src/kernel/pdf-text.ts'
import { aPdf, signedBy } from '../server/test/signed-pdf.ts'
import { openBrowser, PHONE } from './browser.ts'
import { sample } from './desk.ts'
import { signIn } from './officers.ts'

interface Awaited {
  readonly trackingCode: string
  readonly number: string | null
  readonly title: { readonly id: string }
}

const browser = openBrowser()
let registrar: Page
let waiting: readonly Awaited[]
beforeAll(async () => {
  registrar = await browser.visit()
  await signIn(registrar, sample('dispendukcapil'), '/meja/berkas')
  const reply = await registrar.request.get('/api/r/3505L/cases/awaiting?for=paper')
  waiting = (await reply.json()).items
})
afterAll(() => registrar.context().close())

test('the official marks what was signed in the register, and the rest goes on waiting', async () => {
  const page = await browser.visit()
  await signIn(page, sample('kepala.dispendukcapil'), '/meja/tanda-tangan')
  await page.getByText('tidak di Guyub').waitFor()
  const boxes = page.locator('tbody input[type=checkbox]')
  await boxes.first().waitFor()
  const before = await boxes.count()
  await boxes.nth(0).check()
  await boxes.nth(1).check()
  await page.getByRole('button', { name: 'Tandai 2 sudah ditandatangani' }).click()
  await page.getByText('2 dokumen ditandai sudah ditandatangani').waitFor()
  await expect.poll(() => boxes.count()).toBe(before - 2)
  await isFlawless(page)
  await page.context().close()
})

test('the verifier drops many papers at once: certain ones go together, doubtful ones say why, one by one', async () => {
  const numbered = waiting.filter(({ number }) => number && !number.includes('•'))
  const [first, second] = numbered
  if (!first?.number || !second?.number) throw new Error('the rehearsal has no papers that wait')
  const files = [
    { name: 'unduhan.pdf', buffer: await signedBy(aPdf(`AKTA ${first.number}`), 'Kepala Dinas') },
    { name: `${second.number}.pdf`, buffer: aPdf(`Nomor ${second.number}`) },
    { name: 'Scan0012.pdf', buffer: aPdf('tanpa nomor') },
  ]
  await registrar
    .locator('#papers')
    .setInputFiles(files.map((file) => ({ ...file, mimeType: 'application/pdf' })))
  await registrar.getByText('3 berkas: 1 pasti, 0 sudah diserahkan').waitFor()
  const row = (name: string) => registrar.locator(`[data-file="${name}"]`)
  await row(`${second.number}.pdf`).getByText('Tidak ada tanda tangan elektronik').waitFor()
  await row('Scan0012.pdf').getByText('Tidak cocok').waitFor()
  await isFlawless(registrar)

  await registrar.getByRole('button', { name: 'Serahkan 1 yang pasti' }).click()
  await row('unduhan.pdf').getByText('Diserahkan', { exact: true }).waitFor()
  await row(`${second.number}.pdf`).getByRole('button', { name: 'Benar, serahkan' }).click()
  await row(`${second.number}.pdf`).getByText('Diserahkan', { exact: true }).waitFor()
  const left = await (await registrar.request.get('/api/r/3505L/cases/awaiting?for=paper')).json()
  expect(left.items).toHaveLength(waiting.length - 2)
})

test('blanks show what came and went and how long they last; counted on the shelf, the difference is told', async () => {
  await registrar.getByRole('link', { name: 'Blangko' }).click()
  const card = registrar.locator('[data-stock="identity-card"]')
  await card.getByText(/hari kerja \(rata-rata/).waitFor()
  await card.getByText('Dihitung ulang di lemari').click()
  await card.getByLabel('Jumlah di lemari').fill('100')
  await card.getByRole('button', { name: 'Catat' }).click()
  await card.locator('dd strong', { hasText: /^100$/ }).waitFor()
  await isFlawless(registrar)
})

test('anybody reads how a village kept its promises, without script, and prints the sheet for its notice board', async () => {
  const page = await browser.visit({ ...PHONE, javaScriptEnabled: false })
  await page.context().addCookies([{ name: 'guyub_region', value: '3505L', url: registrar.url() }])
  await page.goto('/janji')
  await page.locator('#desa').selectOption({ label: 'Jaten' })
  await page.getByRole('button', { name: 'Cari' }).last().click()
  await page
    .getByText(/dokumen tepat waktu/)
    .first()
    .waitFor()
  const address = await page.getByRole('link', { name: 'Lembar papan pengumuman (PDF)' }).getAttribute('href')
  const sheet = await page.request.get(address ?? '')
  expect(await textOfPdf(await sheet.body())).toContain('Janji di Jaten')
  await page.context().close()
  await registrar.goto('/janji?desa=35.05.01.2001')
  await isFlawless(registrar)
})

async function isFlawless(page: Page): Promise<void> {
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${width} ${id}: ${nodes[0]?.target}`)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
  }
}
