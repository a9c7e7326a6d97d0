import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openBrowser, PHONE } from './browser.ts'
import { anOfficer, signIn } from './officers.ts'

const browser = openBrowser()
const SUBJECT = 'Talud jebol di Dusun Krajan'
const SECRET = 'Dugaan pungutan di loket'
const BOX = '/kantor/disposisi'

test('a task goes to the wrong agency, comes back naming the right one, which reports; the first accepts', async () => {
  const first = await at('dinas-sosial')
  await first.goto(BOX)
  await first.getByRole('link', { name: 'Tulis surat' }).click()
  // Nothing is chosen: what is typed stays.
  await first.locator('[name=subject]').fill(SUBJECT)
  await first.getByRole('button', { name: 'Kirim' }).click()
  await first.getByText('Centang paling sedikit satu kantor').first().waitFor()
  expect(await first.locator('[name=subject]').inputValue()).toBe(SUBJECT)
  await first.locator('[name=to][value=dinas-pertanian]').check()
  await first.locator('[name=copies][value=bappeda]').check()
  await first.locator('[name=instructions][value=complete]').check()
  await first.locator('[name=files]').setInputFiles({
    ...{ name: 'foto-talud.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 talud') },
  })
  await first.getByRole('button', { name: 'Kirim' }).click()
  await first.getByRole('heading', { name: SUBJECT }).waitFor()
  await first.getByText('Belum dibuka').first().waitFor()
  await flawless(first)

  const wrong = await at('dinas-pertanian', PHONE)
  await openLetter(wrong, SUBJECT)
  const paper = await wrong.request.get(
    (await wrong.getByRole('link', { name: 'foto-talud.pdf' }).getAttribute('href')) ?? '',
  )
  expect((await paper.body()).toString()).toBe('%PDF-1.7 talud')
  await wrong.getByText('Bukan urusan kami', { exact: true }).click()
  await wrong.locator('[name=reason]').fill('Talud jalan desa bukan irigasi tani.')
  await wrong.locator('[name=belongsTo]').fill('Dinas Pekerjaan Umum')
  await flawless(wrong)
  await wrong.getByRole('button', { name: 'Kembalikan' }).click()
  await wrong.getByText('Menurut kantor ini, urusan: Dinas Pekerjaan Umum').waitFor()

  await openLetter(first, SUBJECT)
  await first.getByText('Talud jalan desa bukan irigasi tani.').waitFor()
  // The office that was named stands in the field already.
  await first.getByRole('button', { name: 'Alihkan surat ini' }).click()
  await first.getByText('tangan ke-2').waitFor()

  const right = await at('dinas-pupr')
  await openLetter(right, SUBJECT)
  await right.getByRole('button', { name: 'Mulai kerjakan' }).click()
  await right.getByText('Tersimpan').waitFor()
  await right.getByText('Laporkan hasil', { exact: true }).click()
  await right.locator('[name=report]').fill('Talud sudah dibronjong.')
  await right.getByRole('button', { name: 'Kirim laporan' }).click()
  await right.getByText('Tersimpan').waitFor()

  await openLetter(first, SUBJECT)
  await first.getByText('Talud sudah dibronjong.').waitFor()
  await first.getByRole('button', { name: 'Terima laporan' }).click()
  await first.getByText('Laporan diterima').waitFor()
  await flawless(first)
})

test('the keyboard alone takes a letter from the box to its answer', async () => {
  const sender = await at('dinas-sosial')
  await write(sender, 'Data lansia', 'dinas-kesehatan')
  const page = await at('dinas-kesehatan')
  await page.goto(BOX)
  await page.getByRole('link', { name: 'Data lansia' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Data lansia' }).waitFor()
  const fold = page.locator('summary', { hasText: 'Laporkan hasil' })
  await fold.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Data sudah dikirim.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('Dilaporkan').first().waitFor()
})

test('a secret letter is not there for another agency, nor for the regional secretary; the head of the region opens it', async () => {
  const sender = await at('dinas-sosial')
  await write(sender, SECRET, 'inspektorat', 'rahasia')
  const address = sender.url().replace(/\?.*/, '')
  for (const [role, office] of [
    ['agency-officer', 'dinas-perhubungan'],
    ['regional-secretary', 'sekretariat-daerah'],
  ] as const) {
    const page = await at(office, undefined, role)
    expect((await page.goto(address))?.status()).toBe(404)
    expect(await page.content()).not.toContain(SECRET)
  }
  const audit = await at('inspektorat', { javaScriptEnabled: false })
  await openLetter(audit, SECRET)
  await audit.getByText('Surat rahasia').waitFor()
  expect(await audit.title()).not.toContain(SECRET)
  const head = await at('35.05', undefined, 'leader')
  await head.goto(address)
  await head.getByRole('heading', { name: SECRET }).waitFor()
  await head.goto('/kantor/peta-tunggu')
  await head.getByText('Surat rahasia ikut dihitung').waitFor()
  await head.getByRole('cell', { name: /Dinas Sosial menunggu Inspektorat/ }).waitFor()
  await flawless(head)
})

async function at(office: string, options?: Parameters<typeof browser.visit>[0], role = 'agency-officer') {
  const page = await browser.visit(options)
  await signIn(page, await anOfficer('3505', role, office), BOX)
  return page
}

async function write(page: Page, subject: string, to: string, confidentiality = 'biasa'): Promise<void> {
  await page.goto(`${BOX}/tulis`)
  await page.locator(`[name=to][value=${to}]`).check()
  await page.locator('[name=subject]').fill(subject)
  await page.locator('[name=instructions][value=study]').check()
  await page.locator(`[name=confidentiality][value=${confidentiality}]`).check()
  await page.getByRole('button', { name: 'Kirim' }).click()
  await page.getByRole('heading', { name: subject }).waitFor()
}

async function openLetter(page: Page, subject: string): Promise<void> {
  await page.goto(BOX)
  await page.getByRole('link', { name: subject }).click()
  await page.getByRole('heading', { name: subject }).waitFor()
}

async function flawless(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([])
}
