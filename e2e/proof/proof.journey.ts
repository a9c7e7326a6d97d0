import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DESKTOP, openBrowser, PHONE } from '../browser.ts'
import { anOfficer, type Officer, signIn } from '../officers.ts'
import { fromSiak, photographed } from '../papers.ts'
import { fillIn, photograph } from './family.ts'
import { act } from './register.ts'

const PIN = '246813'
const JATEN = '35.05.01.2001'
const YEAR = new Date().getFullYear()
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

const browser = openBrowser()
const officers: Record<string, Officer> = {}
const papers: Record<string, Buffer> = {}
const receipt = { code: '', pin: '' }
const before = { dimension: '' }
let folder: string
let clerk: Page
let registrar: Page
let parent: Page
let wall: Page
let leader: Page
let secretariat: Page

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guyub-proof-'))
  for (const [role, office] of [
    ['village-clerk', JATEN],
    ['civil-registrar', 'dispendukcapil'],
    ['leader', '35.05'],
    ['secretariat', 'diskominfo'],
    ['assessor', '35.05'],
  ] as const)
    officers[role] = await anOfficer('3505', role, office)
  papers['birth-certificate'] = await fromSiak('KUTIPAN AKTA KELAHIRAN')
  papers['family-card'] = await fromSiak('KARTU KELUARGA')
  clerk = await browser.visit()
  registrar = await browser.visit()
  leader = await browser.visit()
  secretariat = await browser.visit()
  wall = await browser.visit({ viewport: { width: 1920, height: 1080 } })
  parent = await browser.visit(PHONE)
  for (const page of [clerk, registrar, leader, secretariat, wall, parent])
    page.context().setDefaultTimeout(12_000)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function step(title: string, walk: () => Promise<void>): void {
  test(title, async () => {
    const began = performance.now()
    await walk()
    console.log(`  ✔ ${title} (${((performance.now() - began) / 1000).toFixed(1)} s)`)
  })
}

step('1  the clerk of Desa Jaten signs in once with a network and chooses a PIN for the laptop', async () => {
  await signIn(clerk, officers['village-clerk'] as Officer, '/meja')
  await clerk.locator('[name=pin]').fill(PIN)
  await clerk.locator('[name=again], [name=pin-again]').first().fill(PIN)
  await clerk.getByRole('button', { name: 'Pakai PIN ini' }).click()
  await clerk.getByRole('link', { name: 'Permohonan baru' }).first().click()
  await clerk.getByText('Pak Saidi').first().waitFor()
  // The shell is kept once the service worker has it all.
  await clerk.evaluate(() => navigator.serviceWorker.ready)
})

step('2  the network of the village office is cut; the desk still opens', async () => {
  await clerk.context().setOffline(true)
  await clerk.goto('/meja/baru')
  await clerk.locator('[name=pin]').fill(PIN)
  await clerk.getByRole('button', { name: 'Buka', exact: true }).click()
  await clerk.getByText('Tanpa jaringan').first().waitFor()
})

step(
  '3  one request for three papers is taken in; the blurred photograph is noticed while the family is there',
  async () => {
    await clerk.getByText('Pak Saidi').first().click()
    await fillIn(clerk)
    expect(await photograph(clerk)).toBe(true)
  },
)

step('4  the filled-in forms are printed for the ink signature, without a network', async () => {
  const [forms] = await Promise.all([
    clerk.context().waitForEvent('page'),
    clerk.getByRole('link', { name: 'Cetak formulir terisi' }).first().click(),
  ])
  await unlocked(forms)
  await forms.getByText('F-2.01').first().waitFor()
  const printed = await forms.locator('main').innerText()
  for (const words of ['F-1.02', 'Sekar Ayu Lestari', '3505015508930002', 'Slamet Riyadi'])
    expect(printed).toContain(words)
  expect((await forms.pdf()).length).toBeGreaterThan(10_000)
  await forms.close()
})

step('5  the receipt says what it is not, with a pick-up PIN and the promise', async () => {
  await clerk.getByRole('button', { name: 'Lanjut' }).click()
  await clerk.getByRole('button', { name: 'Daftarkan' }).click()
  await clerk.getByText('BUKTI PENDAFTARAN – BUKAN AKTA KELAHIRAN').waitFor()
  const [code = '', pin = ''] = await clerk.locator('.slip-code').allInnerTexts()
  Object.assign(receipt, { code, pin })
  expect(code).toMatch(/^3505-[2-9A-Z]{5}-[2-9A-Z]{5}$/)
  expect(pin).toMatch(/^\d{6}$/)
  expect(await clerk.locator('.slip-promises').innerText()).toContain('paling lambat')
  await clerk.getByText('Tersimpan di perangkat, belum terkirim').waitFor()
  // A stranger with a network scans the slip: an office's device printed it, and the request is still on its way.
  const stranger = await browser.visit(PHONE)
  await stranger.goto((await clerk.locator('.slip-qr').getAttribute('data-address')) ?? '')
  const said = await stranger.locator('main').innerText()
  expect(said).toContain(code)
  expect(said).toContain('belum sampai ke server')
})

step('6  the network returns and the request is received, once', async () => {
  await signIn(wall, officers.leader as Officer, '/dinding')
  await clerk.context().setOffline(false)
  await clerk.getByText('Sudah diterima server').waitFor({ timeout: 60_000 })
  await signIn(registrar, officers['civil-registrar'] as Officer, '/meja')
  await registrar.getByText(receipt.code).waitFor()
  expect(await registrar.getByText(receipt.code).count()).toBe(1)
})

step('7  the wall shows it happen; nothing has been delivered yet, and the plan says so', async () => {
  await expect
    .poll(() => wall.locator('[data-feed]').innerText(), { timeout: 15_000 })
    .toMatch(/permohonan baru/i)
  await signIn(leader, officers.leader as Officer, '/gerakan')
  before.dimension = await leader.locator('li[data-dimension=governance]').innerText()
})

step(
  '8  the officer asks for one correction, and the parent sees it on the phone without an account',
  async () => {
    await registrar.getByRole('link', { name: 'Sekar Ayu Lestari' }).first().click()
    await registrar.getByText('Siti Aminah').first().waitFor()
    await act(registrar, 'ask-correction', {
      reason: 'blurred',
      message: 'Foto Kartu Keluarga kurang jelas, mohon difoto ulang.',
    })
    await follow(parent)
    await parent.getByText('Foto Kartu Keluarga kurang jelas').first().waitFor()
  },
)

step('9  the clerk mends it under the same number', async () => {
  await clerk.goto('/meja?kotak=all')
  await unlocked(clerk)
  await clerk.getByRole('link', { name: 'Sekar Ayu Lestari' }).first().click()
  await act(clerk, 'correct', {
    photo: { field: 'family-card', bytes: await photographed('KARTU KELUARGA') },
  })
})

step(
  '10 checked, copied into SIAK field by field, numbered, and SIAK`s PDFs attached byte for byte',
  async () => {
    await registrar.reload()
    await unlocked(registrar)
    await act(registrar, 'verify')
    await registrar.getByRole('button', { name: 'Salin ke SIAK' }).click()
    await registrar.getByRole('button', { name: 'Tampilkan nomor lengkap' }).click()
    await registrar.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await registrar
      .getByRole('button', { name: /^Salin/ })
      .nth(1)
      .waitFor()
    const copies = registrar.getByRole('button', { name: 'Salin NIK pelapor' })
    await copies.click()
    expect(await registrar.evaluate(() => navigator.clipboard.readText())).toBe('3505011203900001')
    for (const product of ['birth-certificate', 'family-card']) {
      await act(registrar, 'register', { product, number: `3505-LU-${YEAR}-0001` })
      await act(registrar, 'deliver', { product, paper: papers[product] as Buffer })
    }
    await act(registrar, 'wait-for-blank', { product: 'child-card' })
  },
)

step(
  '11 the parent reads how it stands, downloads the paper, and checks that it is the very file',
  async () => {
    await parent.reload()
    await parent
      .getByText('Akta dan KK siap diunduh. KIA menunggu blangko. Tidak perlu datang dulu.')
      .waitFor()
    const [download] = await Promise.all([
      parent.waitForEvent('download'),
      parent.locator('a[href*="/dokumen/"]').first().click(),
    ])
    const file = join(folder, 'akta.pdf')
    await download.saveAs(file)
    expect(sha256(readFileSync(file))).toBe(sha256(papers['birth-certificate'] as Buffer))
    await parent.locator('#compare-file').setInputFiles(file)
    await parent.locator('#bandingkan form button').click()
    await parent.locator('#bandingkan').getByText('akta kelahiran', { exact: false }).first().waitFor()
    const stranger = await browser.visit({ ...DESKTOP, javaScriptEnabled: false })
    await stranger.goto('/')
    await stranger.getByText('Buka wilayah sebenarnya').click()
    await stranger.goto('/cek')
    await stranger.locator('input[type=file]').setInputFiles(file)
    await stranger.locator('form:has(input[type=file]) button').first().click()
    await expect.poll(() => stranger.locator('main').innerText()).toMatch(/akta kelahiran/i)
  },
)

step('12 other families come, and the figure moves for the village and for the regency', async () => {
  for (let i = 0; i < 2; i++) await anotherFamily()
  await leader.goto('/gerakan/indikator/papers-within-promise')
  await expect.poll(() => reloaded(leader), { timeout: 20_000 }).toMatch(/Jaten\s+100\s?%\s+6 dari 6/)
})

step('13 the activity and the governance dimension move with it', async () => {
  await leader.goto('/gerakan')
  const governance = leader.locator('li[data-dimension=governance]')
  const after = await governance.innerText()
  const percent = (text: string) => Number(/([\d,]+)\s?%/.exec(text)?.[1]?.replace(',', '.') ?? 0)
  expect(percent(after)).toBeGreaterThan(percent(before.dimension))
  await governance.getByRole('link').first().click()
  await leader.getByText('Pak Saidi: dokumen kependudukan', { exact: false }).first().waitFor()
})

step('14 the leader opens the figure down to the case and its events', async () => {
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
})

step('15 the secretariat freezes it as evidence and answers the item with it', async () => {
  await signIn(secretariat, officers.secretariat as Officer, '/gerakan/bukti')
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
})

step('16 an assessor, who can reach no case, scores the item', async () => {
  const assessor = await browser.visit()
  await signIn(assessor, officers.assessor as Officer, '/gerakan/evaluasi')
  const item = assessor.locator('[data-item="outcome-governance"]')
  await opened(item)
  await item.locator('[name=score]').fill('3.5')
  await item.locator('[name=note]').fill('Bukti lengkap dan dapat diperiksa.')
  await item.getByRole('button').first().click()
  await item.getByText('Bukti lengkap dan dapat diperiksa.').first().waitFor()
  expect(await item.innerText()).toContain('3,5')
  expect((await assessor.request.get('/api/r/3505/cases?box=all')).status()).toBe(403)
})

step('17 a stranger verifies the evidence with sha256sum and openssl alone', async () => {
  const files = unzipSync(new Uint8Array(readFileSync(join(folder, 'evidence.zip'))))
  const elsewhere = mkdtempSync(join(tmpdir(), 'guyub-stranger-'))
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(elsewhere, name), bytes)
  const said = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: elsewhere, encoding: 'utf8' })
  expect(said.match(/: OK$/gm)?.length).toBe(said.trim().split('\n').length)
  const verify = 'pkeyutl -verify -pubin -inkey public-key.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig'
  expect(execFileSync('openssl', verify.split(' '), { cwd: elsewhere, encoding: 'utf8' })).toContain(
    'Verified Successfully',
  )
  const everything = Object.values(files)
    .map((bytes) => Buffer.from(bytes).toString('latin1'))
    .join('\n')
  for (const canary of ['Sekar', 'Budi', 'Siti', '3505011203900001', receipt.code])
    expect(everything).not.toContain(canary)
  rmSync(elsewhere, { recursive: true })
})

step('18 the same service runs in Batang under another name, from the same definition', async () => {
  const { definition, title } = await serviceOf('3325')
  const blitar = await serviceOf('3505')
  expect(title).not.toBe(blitar.title)
  expect(definition).toEqual(blitar.definition)
  const officer = await anOfficer('3325', 'village-clerk', '33.25.01.2001')
  const page = await browser.visit()
  await signIn(page, officer, '/meja')
  await page.locator('[name=pin]').fill(PIN)
  await page.locator('[name=again], [name=pin-again]').first().fill(PIN)
  await page.getByRole('button', { name: 'Pakai PIN ini' }).click()
  await page.getByRole('link', { name: 'Permohonan baru' }).first().click()
  await page.getByText('Cepat Lahir').first().waitFor()
})

async function serviceOf(region: string) {
  const { service } = await (await parent.request.get(`/api/r/${region}/services/pak-saidi`)).json()
  const { key, version, case: use } = service
  return {
    title: service.title.id as string,
    definition: { key, version, pages: use.pages, states: use.states, actions: use.actions },
  }
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

async function follow(page: Page): Promise<void> {
  await page.goto(`/lacak?kode=${receipt.code}`)
  await page.locator('input[name=pin], input[name=PIN]').first().fill(receipt.pin)
  await page.getByRole('button', { name: 'Lihat permohonan' }).click()
  await page.waitForURL(/\/lacak\/3505/)
}

async function unlocked(page: Page): Promise<void> {
  const pin = page.locator('[name=pin]')
  const content = page.locator('main h1, main h2').first()
  await pin.or(content).first().waitFor()
  if (!(await pin.isVisible())) return
  await pin.fill(PIN)
  await page.getByRole('button', { name: 'Buka', exact: true }).click()
}

async function reloaded(page: Page): Promise<string> {
  await page.reload()
  return page.locator('main').innerText()
}

/** Filed and delivered through the API with the officers' own sessions. */
async function anotherFamily(): Promise<void> {
  const { aRequest, anAct } = await import('../../server/test/builders.ts')
  const now = new Date().toISOString()
  const command = { ...aRequest(), occurredAt: now }
  const ok = async (asked: Promise<{ ok(): boolean; text(): Promise<string> }>) => {
    const response = await asked
    if (!response.ok()) throw new Error(await response.text())
  }
  await ok(clerk.request.post('/api/r/3505/cases', { data: command }))
  const base = `/api/r/3505/cases/${command.commandId}`
  const does = (action: string, more: object = {}) =>
    ok(
      registrar.request.post(`${base}/act`, {
        data: { ...anAct(action, more), occurredAt: new Date().toISOString() },
      }),
    )
  await does('verify')
  for (const [product, bytes] of Object.entries(papers)) {
    await does('register', { product, number: '0002' })
    const paper = (await import('@guyub/contract/command')).newCommandId()
    const query = new URLSearchParams({ commandId: paper, product, sha256: sha256(bytes) })
    await ok(
      registrar.request.post(`${base}/files?${query}`, {
        data: bytes,
        headers: { 'content-type': 'application/pdf' },
      }),
    )
    await does('deliver', { product, paper })
  }
}
