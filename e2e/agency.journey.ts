import { createHash } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { qrInPicture, qrOnPaper } from '../server/test/printed-qr.ts'
import { testWith } from '../server/test/programs.ts'
import { openBrowser, PHONE } from './browser.ts'
import { openDesk, sample } from './desk.ts'
import { signIn } from './officers.ts'
import { fillIn, photograph } from './proof/family.ts'
import { act } from './proof/register.ts'

const browser = openBrowser()
const testPrint = testWith('pdftoppm')
const state = {
  code: '',
  pin: '',
  caseId: '',
  receipt: Buffer.alloc(0) as Buffer,
  slip: '',
  documentId: '',
  qr: '',
}
let clerk: Page
let registrar: Page

test('a village takes a request in; before a card is promised it sees how many blanks there are', async () => {
  clerk = await browser.visit()
  await openDesk(clerk, sample('desa.jaten'))
  await clerk.getByRole('link', { name: 'Permohonan baru' }).first().click()
  await clerk.locator('.choice-card[href$="/pak-saidi"]').click()
  await fillIn(clerk)
  await photograph(clerk)
  await clerk.getByRole('button', { name: 'Lanjut' }).click()
  await clerk.getByText(/Kartu Identitas Anak: (tersedia|blangko habis)/).waitFor()
  await clerk.getByRole('button', { name: 'Daftarkan' }).click()
  await clerk.locator('.slip-code').first().waitFor()
  const [code = '', pin = ''] = await clerk.locator('.slip-code').allInnerTexts()
  // As the phone of the family reads it from the paper.
  const slip = await qrInPicture(await clerk.locator('.slip-qr').screenshot())
  Object.assign(state, { code, pin, slip })
  await clerk.getByText('Sudah diterima server').waitFor({ timeout: 40_000 })
})

test('the agency finds it, takes it, leaves a note, and its history begins at the counter', async () => {
  registrar = await browser.visit()
  await signIn(registrar, sample('dispendukcapil'), '/meja')
  await registrar.locator('#cari').fill(state.code)
  await registrar.getByRole('button', { name: 'Cari' }).click()
  await registrar.locator('tr', { hasText: state.code }).getByRole('link').click()
  await registrar.getByText('Didaftarkan', { exact: true }).waitFor()
  state.caseId = new URL(registrar.url()).pathname.split('/').pop() ?? ''
  await registrar.getByRole('button', { name: 'Saya kerjakan' }).click()
  await registrar.getByRole('button', { name: 'Kembalikan ke kotak bersama' }).waitFor()
  await registrar.locator('[name=note]').fill('Nama ibu dicocokkan dengan KK.')
  await registrar.getByRole('button', { name: 'Simpan catatan' }).click()
  await registrar.getByText('Nama ibu dicocokkan dengan KK.').waitFor()
})

test('a sealed receipt is made, and anybody can check it by its QR and by its file, with script and without', async () => {
  await registrar.getByRole('button', { name: 'Terbitkan tanda terima bersegel' }).click()
  const link = registrar.getByRole('link', { name: /Tanda terima .*PDF/ })
  const address = (await link.getAttribute('href')) ?? ''
  state.documentId = address.match(/documents\/([0-9a-f-]+)\/file/)?.[1] ?? ''
  const file = await registrar.request.get(address)
  state.receipt = await file.body()
  expect(state.receipt.subarray(0, 5).toString()).toBe('%PDF-')

  for (const javaScriptEnabled of [true, false]) {
    const page = await browser.visit({ ...PHONE, javaScriptEnabled })
    await inRehearsal(page)
    await page.goto('/cek')
    await page
      .locator('#file')
      .setInputFiles({ name: 'tanda-terima.pdf', mimeType: 'application/pdf', buffer: state.receipt })
    await page.getByRole('button', { name: 'Cek surat' }).first().click()
    await page.getByText('Asli dan berlaku').waitFor()
    expect(page.url()).toContain(createHash('sha256').update(state.receipt).digest('hex'))
    await page.context().close()
  }
})

test('the slip that was printed at the counter opens by its QR, and says what it is not', async () => {
  const page = await browser.visit(PHONE)
  await page.goto(state.slip)
  await page.getByText('Sementara', { exact: true }).waitFor()
  await page.getByText('Ditandatangani perangkat kantor').first().waitFor()
  const [text, last] = [new URL(state.slip).pathname.slice(0, -6), 'AAAAAA']
  await page.goto(text + last)
  await page.getByText('Palsu', { exact: true }).waitFor()
  await page.context().close()
})

testPrint(
  'whoever scans the QR of the printed receipt reads on the page that it is valid and who sealed it',
  async () => {
    state.qr = await qrOnPaper(state.receipt)
    const page = await browser.visit({ ...PHONE, javaScriptEnabled: false })
    await page.goto(state.qr)
    await page.getByText('Asli dan berlaku').waitFor()
    await page.getByText('Segel sistem Guyub (bukan tanda tangan seseorang)').waitFor()
    await page.getByText(state.code).waitFor()
    const [claims = '', signature = ''] = state.qr.split('.').slice(-2)
    const other = signature.startsWith('A') ? 'B' : 'A'
    await page.goto(
      `${state.qr.slice(0, state.qr.lastIndexOf('/') + 1)}${claims.split('/').pop()}.${other}${signature.slice(1)}`,
    )
    await page.getByText('Palsu', { exact: true }).waitFor()
    await page.context().close()
  },
)

test('the agency takes its receipt back with a reason, and the checker says so by file and by QR', async () => {
  await registrar.getByRole('button', { name: /^Cabut tanda terima/ }).click()
  const dialog = registrar.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Cabut tanda terima' }).click()
  await dialog.getByText('Tulis alasannya').waitFor()
  await dialog.locator('[name=revoke-reason]').fill('Dicetak dua kali')
  await dialog.getByRole('button', { name: 'Cabut tanda terima' }).click()
  await dialog.waitFor({ state: 'detached' })
  const card = registrar.locator(`[data-paper="${state.documentId}"]`)
  await card.getByText('Dicabut', { exact: true }).waitFor()
  expect(await card.getByRole('button').count()).toBe(0)

  const page = await browser.visit(PHONE)
  await inRehearsal(page)
  const sha256 = createHash('sha256').update(state.receipt).digest('hex')
  for (const address of [`/cek?sha256=${sha256}`, ...(state.qr ? [state.qr] : [])]) {
    await page.goto(address)
    await page.getByText('Sudah dicabut').waitFor()
    await page.getByText('Dicetak dua kali').waitFor()
  }
  await page.context().close()
})

test('every number is accounted for; one that was never used is written off, a returned one is not', async () => {
  await registrar.getByRole('button', { name: 'Terbitkan lagi' }).click()
  await expect.poll(() => registrar.locator('[data-paper]').count()).toBe(2)
  await registrar.getByRole('link', { name: 'Nomor surat' }).click()
  const series = registrar.locator('[data-series]').first()
  await series.getByText('Tidak ada celah').waitFor()
  const last = await series.locator('dd').first().innerText()
  await series.getByText('Hapus bukukan nomor').first().click()
  await writeOff(String(Number(last) - 1))
  await series.getByText('Surat ini sudah dicabut.').waitFor()
  await writeOff(last)
  await series.getByText(`Nomor ${last} dihapusbukukan.`).waitFor()
  await series.getByText('Tidak ada celah').waitFor()
  await series.getByRole('row', { name: /Kertas macet/ }).waitFor()
  await registrar.goBack()
  await registrar.locator('[data-paper]').getByText('Dihapusbukukan').waitFor()

  async function writeOff(number: string): Promise<void> {
    await series.locator('[name^=number]').fill(number)
    await series.locator('[name^=reason]').fill('Kertas macet')
    await series.getByRole('button', { name: 'Hapus bukukan nomor' }).click()
  }
})

test('the agency sees what the family was told, to the ending of a number, and no word of it', async () => {
  const told = registrar.locator('[data-messages]')
  await expect
    .poll(
      async () => {
        await registrar.reload()
        await told.locator('summary').click()
        return told.innerText()
      },
      { timeout: 30_000, interval: 1000 },
    )
    .toContain('SMS ke …890')
  const words = await told.innerText()
  expect(words).toContain('Latihan: tidak sampai ke telepon')
  expect(words).not.toContain(state.code)
  expect(words).not.toContain('081234567')
})

test('an answer is wrong: the clerk mends it page by page, and only what changed is sent', async () => {
  const message = 'Nama ibu di KK: Siti Aminah Putri.'
  await act(registrar, 'ask-correction', { reason: 'data-wrong', message })
  await clerk.getByRole('link', { name: 'Pekerjaan' }).click()
  await clerk.locator(`a[href$="${state.caseId}"]`).click()
  await clerk.locator('[data-act=correct]').click()
  await clerk.getByRole('link', { name: 'Ubah isian' }).click()
  for (let page = 0; page < 2; page += 1) await clerk.getByRole('button', { name: 'Lanjut' }).click()
  await clerk.locator('[name=mother-name]').fill('Siti Aminah Putr1')
  await clerk.getByRole('button', { name: 'Lanjut' }).click()
  await clerk.getByText('Nama tidak boleh berisi angka').waitFor()
  await clerk.locator('[name=mother-name]').fill('Siti Aminah Putri')
  await clerk.getByRole('button', { name: 'Langsung ke akhir' }).click()
  await clerk.getByText('Siti Aminah Putri', { exact: true }).waitFor()
  await clerk.getByRole('button', { name: 'Kirim perbaikan' }).click()
  await clerk.getByText('Menunggu diperiksa').first().waitFor()
})

test('the parent mends one on the phone, without script and without seeing a number in full', async () => {
  await registrar.reload()
  await act(registrar, 'ask-correction', { reason: 'data-wrong', message: 'Tempat lahir keliru.' })
  const parent = await browser.visit({ ...PHONE, javaScriptEnabled: false })
  await parent.goto('/lacak')
  await parent.locator('[name=code]').fill(state.code)
  await parent.locator('[name=pin]').fill(state.pin)
  await parent.getByRole('button', { name: 'Lihat permohonan' }).click()
  await parent.getByText('Menunggu perbaikan dari Anda').first().waitFor()
  await parent.getByRole('link', { name: 'Ubah isian' }).click()
  expect(await parent.content()).not.toContain('3505011203900001')
  await parent.getByRole('button', { name: 'Lanjut' }).click()
  await parent.locator('[name=birth-place]').fill('Wlingi')
  for (let page = 0; page < 4; page += 1) await parent.getByRole('button', { name: 'Lanjut' }).click()
  await parent.getByText('1 isian diubah').waitFor()
  await parent.getByRole('button', { name: 'Kirim perbaikan' }).click()
  await parent.getByText('Terkirim.').waitFor()
  await parent.getByText('Siapa yang pernah membuka').click()
  await parent.getByText('Dinas Kependudukan dan Pencatatan Sipil').first().waitFor()
  expect(await parent.locator('main').innerText()).not.toContain('Petugas dispendukcapil')
  await parent.context().close()

  await registrar.reload()
  await registrar.getByText('Wlingi').waitFor()
  await registrar.getByText('Siapa yang pernah membuka').click()
  await registrar.getByText('Operator Desa Jaten').first().waitFor()
})

test('blanks come and are spoilt, never below nothing', async () => {
  await registrar.getByRole('link', { name: 'Blangko' }).click()
  const card = registrar.locator('[data-stock="child-card"]')
  const balance = card.locator('dd strong')
  const before = Number(await balance.innerText())
  await record('Datang dari pusat', 20)
  await expect.poll(() => balance.innerText(), { timeout: 10_000 }).toBe(String(before + 20))
  await record('Rusak, dihapus dari persediaan', 3)
  await expect.poll(() => balance.innerText(), { timeout: 10_000 }).toBe(String(before + 17))
  await record('Rusak, dihapus dari persediaan', 99_999)
  await card.getByRole('alert').waitFor()
  expect(await balance.innerText()).toBe(String(before + 17))

  async function record(what: string, count: number): Promise<void> {
    await card.getByText(what).click()
    await card.locator('[name^=count]').fill(String(count))
    await card.getByRole('button', { name: 'Catat' }).click()
  }
})

test('the work list goes into a spreadsheet, as CSV and as a workbook', async () => {
  await registrar.goto('/meja?kotak=all')
  await registrar.locator('.table tbody tr').first().waitFor()
  const csv = await downloaded('CSV')
  expect(csv.name).toMatch(/^pekerjaan.*\.csv$/)
  expect(csv.bytes.toString()).toContain(state.code)
  expect((await downloaded('XLSX')).bytes.subarray(0, 2).toString()).toBe('PK')

  async function downloaded(format: string) {
    const [file] = await Promise.all([
      registrar.waitForEvent('download'),
      registrar.getByRole('button', { name: format }).click(),
    ])
    const chunks: Buffer[] = []
    for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer)
    return { name: file.suggestedFilename(), bytes: Buffer.concat(chunks) }
  }
})

async function inRehearsal(page: Page): Promise<void> {
  await page.goto('/')
  const to = page.getByRole('button', { name: 'Buka wilayah latihan' })
  if (await to.count()) await to.click()
}
