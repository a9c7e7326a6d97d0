import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { beginRequest, openDesk, sample } from './desk.ts'
import { signIn } from './officers.ts'

const browser = openBrowser()
const LOOKS = [
  { width: 360, colorScheme: 'light', isWhole: true },
  { width: 360, colorScheme: 'dark', isWhole: false },
  { width: 1440, colorScheme: 'light', isWhole: false },
  { width: 1440, colorScheme: 'dark', isWhole: true },
] as const

const opened: Page[] = []
afterAll(() => Promise.all(opened.map((page) => page.context().close())))

async function visitAs(account?: string): Promise<Page> {
  const page = await browser.visit()
  opened.push(page)
  if (account) await signIn(page, sample(account), '/akun')
  return page
}

/** No fault that axe finds, and nothing that hangs over the edge; every rule once for each width, contrast in all four looks. */
async function isFlawless(page: Page): Promise<void> {
  const faults: string[] = []
  for (const { width, colorScheme, isWhole } of LOOKS) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 900 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const axe = new AxeBuilder({ page })
    const { violations } = await (isWhole ? axe : axe.withRules('color-contrast')).analyze()
    for (const { id, nodes } of violations)
      faults.push(`${width} ${colorScheme} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)
    const over = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'))
    if (over > 0) faults.push(`${width} ${colorScheme} hangs over by ${over} px`)
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  expect(faults, page.url()).toEqual([])
}

test('an address with a mistyped id is one of no page, and no fault of ours', async () => {
  const page = await visitAs()
  await page.goto('/gerakan/visi/x')
  expect(await page.locator('h1').innerText()).toBe('Halaman ini tidak ada')
})

test.each([
  ...[
    '/',
    '/layanan',
    '/layanan/pak-saidi',
    '/layanan/ktp-el',
    '/janji',
    '/layanan/pak-saidi/formulir',
    '/lacak',
    '/lacak/kode',
    '/cek',
    `/cek?sha256=${'0'.repeat(64)}`,
  ],
  ...['/wilayah', '/masuk', '/tidak-ada'],
  ...['/komunitas', '/komunitas/daftar', '/komunitas/masuk', '/komunitas/gagasan', '/survei'],
])('%s, for everybody', async (address) => {
  const page = await visitAs()
  await page.goto(address)
  await isFlawless(page)
})

const INDICATOR = '/gerakan/indikator/papers-within-promise'
const LETTERS = '/kantor/disposisi'
const AGREEMENTS = '/kantor/perjanjian-data'

// One person, signed in once, who walks through everything that the secretariat reads.
let secretariat: Promise<Page> | undefined
const asSecretariat = () => {
  secretariat ??= visitAs('sekretariat')
  return secretariat
}

test.each([
  ...['/akun', '/gerakan', '/gerakan/dimensi/governance', INDICATOR, `${INDICATOR}/peristiwa`],
  ...['/gerakan/bukti', '/gerakan/evaluasi', '/gerakan/evaluasi/pendamping', '/dinding'],
  ...['/gerakan/rencana', '/gerakan/rencana/versi', '/gerakan/rencana/buku', '/gerakan/rencana/tabel'],
  ...['/gerakan/rencana/peta', '/gerakan/rencana/anggaran', '/gerakan/rencana/waktu'],
  ...['/gerakan/rencana/masukan', '/gerakan/visi', '/gerakan/tim', '/gerakan/tim/keputusan'],
  ...['/gerakan/bimtek', '/gerakan/quick-win', '/gerakan/quick-win/ajukan'],
  ...['/gerakan/hambatan', '/gerakan/hambatan/catat', '/gerakan/realisasi', '/gerakan/refocusing'],
  ...['/gerakan/perlu-diperbarui', '/gerakan/konektivitas', '/gerakan/komunitas'],
  ...['/gerakan/komunitas/undang', '/gerakan/survei', '/gerakan/survei/isi'],
  ...['/gerakan/evaluasi/tindak-lanjut', `/gerakan/evaluasi/${new Date().getUTCFullYear()}/2`],
  ...[LETTERS, `${LETTERS}?kotak=done`, `${LETTERS}/tulis`, '/kantor/peta-tunggu'],
  ...[AGREEMENTS, `${AGREEMENTS}/usul`],
])('%s, for the secretariat', async (address) => {
  const page = await asSecretariat()
  await page.goto(address)
  await isFlawless(page)
})

test('an event that a figure counts, for the secretariat', async () => {
  const page = await asSecretariat()
  await page.goto(`${INDICATOR}/peristiwa`)
  await page.getByRole('link', { name: 'Buka' }).first().click()
  await isFlawless(page)
})

test('what climbed to the head of the region', async () => {
  const page = await visitAs('bupati')
  await page.goto('/kantor/terlambat')
  await isFlawless(page)
})

test("the registrar's list, a request with both of its views, and the blanks", async () => {
  const page = await visitAs('dispendukcapil')
  await page.goto('/meja?kotak=all')
  await page.locator('.table tbody a').first().waitFor()
  await isFlawless(page)
  await page.locator('.table tbody a').first().click()
  await page.getByRole('heading', { name: 'Lampiran' }).waitFor()
  await isFlawless(page)
  await page.getByRole('button', { name: 'Salin ke SIAK' }).click()
  await isFlawless(page)
  await page.getByRole('link', { name: 'Blangko' }).click()
  await page.locator('[data-stock]').first().waitFor()
  await isFlawless(page)
  await page.getByRole('link', { name: 'Nomor surat' }).click()
  await page.getByRole('heading', { name: 'Nomor surat' }).waitFor()
  await isFlawless(page)
})

test("the administrator's people", async () => {
  const page = await visitAs('admin')
  await page.goto('/meja/orang')
  await page.locator('.table tbody tr').first().waitFor()
  await page.locator('summary').first().click()
  await isFlawless(page)
  await page.getByRole('link', { name: 'Perangkat' }).click()
  await page.getByRole('heading', { name: 'Perangkat kantor' }).waitFor()
  await isFlawless(page)
})

test("the clerk's desk: the PIN, the list, the form with its faults, the outbox", async () => {
  const page = await browser.visit()
  opened.push(page)
  await signIn(page, sample('desa.salam'), '/meja')
  await page.locator('input[name=pin]').waitFor()
  await isFlawless(page)
  await page.context().clearCookies()
  await openDesk(page, sample('desa.salam'))
  await isFlawless(page)
  await beginRequest(page)
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await page.getByText('Belum diisi.').first().waitFor()
  await isFlawless(page)
  await page.getByRole('link', { name: 'Kotak kirim' }).click()
  await isFlawless(page)
  await page.getByRole('link', { name: 'Perangkat' }).click()
  await page.locator('.table tbody tr').first().waitFor()
  await page.getByText('Cabut yang lama tidak terlihat').click()
  await isFlawless(page)
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  await isFlawless(page)
  await page.keyboard.press('Escape')
})
