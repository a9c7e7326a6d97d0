import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { openBrowser } from '../browser.ts'
import { fromSiak } from '../papers.ts'
import { evaluate } from './evaluate.ts'
import { cast, saved, unfolded } from './people.ts'

const browser = openBrowser()
const people = cast(browser)
const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const YEAR = new Date().getUTCFullYear()
/** Not this year's, which the proof evaluates. */
const EVALUATED = YEAR - 1
const STEP = 'Langkah daerah pada'
const SUMMARIES = {
  applied: STEP,
  questionnaire: 'Kuesioner',
  assessed: 'Wawancara',
  selected: STEP,
  active: STEP,
} as const
const MEMBER = '/gerakan/daerah/35.05'

test('wave: the ministry opens one, invites the region, and takes it in step by step', async () => {
  const page = await people.at('centre', '/gerakan/daerah/gelombang')
  const form = await unfolded(page, 'Buka gelombang')
  await form.locator('[name=name]').fill('Gelombang daur uji')
  await form.locator('[name=openedOn]').fill(today)
  await form.getByRole('button', { name: 'Buka gelombang' }).click()
  await page.waitForURL('**/undang')
  const wave = page.url().split('/').at(-2)
  await unfolded(page, /Jawa Timur/)
  await page.locator('[name=member][value="35.05"]').check()
  await page.getByRole('button', { name: 'Undang' }).first().click()
  await page.waitForURL('**/gerakan/daerah/gelombang**')
  for (const kind of ['applied', 'questionnaire', 'assessed', 'selected', 'active'] as const) {
    await page.goto(`${MEMBER}?gelombang=${wave}`)
    const step = await unfolded(page, SUMMARIES[kind])
    if (kind === 'assessed') await step.locator('[name=assessor]').fill('Tim penilai uji')
    else if (kind === 'questionnaire')
      for (const field of await step.locator('input.field-input[name*=":"]').all()) await field.fill('7')
    else await step.locator(`[name=kind][value=${kind}]`).check()
    await step.locator('button').last().click()
    await saved(page)
  }
  await page.goto(MEMBER)
  expect(await page.locator('main').innerText()).toContain('Gelombang daur uji')
})

test('memorandum: drafted, signed by both sides, and its PDF known to the public checker', async () => {
  const page = await people.at('centre', '/gerakan/daerah/mou/rancang?daerah=35.05')
  await page.locator('[name=member]').selectOption('35.05')
  await page.locator('[name=subject]').fill('Gerakan Menuju Smart City')
  await page.locator('[name=centreName]').fill('Direktur Jenderal (uji)')
  await page.locator('[name=centrePosition]').fill('Direktur Jenderal')
  await page.locator('[name=regionName]').fill('Bupati (uji)')
  await page.locator('[name=regionPosition]').fill('Bupati Blitar')
  await page.locator('main form button').last().click()
  await page.waitForURL(/\/mou\/[0-9a-f-]{36}$/)
  const sign = await unfolded(page, 'Catat tanda tangan')
  await sign.locator('[name=signedOn]').fill(today)
  await sign.locator('[name=centreNumber]').fill('1/UJI/2026')
  await sign.locator('[name=regionNumber]').fill('2/UJI/2026')
  await sign.locator('button').last().click()
  await page.getByText('1/UJI/2026').first().waitFor()
  const signed = await fromSiak('NOTA KESEPAHAMAN UJI')
  const upload = await unfolded(page, 'Unggah')
  await upload
    .locator('[name=file]')
    .setInputFiles({ name: 'mou.pdf', mimeType: 'application/pdf', buffer: signed })
  await upload.locator('button').last().click()
  await saved(page)
  const visitor = await people.visitor(`/cek?sha256=${createHash('sha256').update(signed).digest('hex')}`)
  expect(await visitor.locator('main').innerText()).toMatch(/kesepahaman|MoU/i)
  await visitor.context().close()
})

test('decree: drafted, approved step by step by four, numbered by the legal office; the team is public', async () => {
  let page = await people.at('secretariat', '/gerakan/tim/keputusan')
  await page.locator('button[name=from][value=template]').click()
  await page.waitForURL(/keputusan\/[0-9a-f-]{36}/)
  const decree = page.url()
  const text = await unfolded(page, 'Ubah naskah')
  await text.locator('[name=headName]').fill('Kepala Daerah (uji)')
  for (const area of await text.locator('textarea').all()) {
    const written = await area.inputValue()
    const whole = written.split('\n').filter((line) => !line.includes('['))
    if (whole.length < written.split('\n').length) await area.fill(whole.join('\n'))
  }
  await text.locator('button[value=write]').click()
  await page.locator('button[value=submit]:not([disabled])').click()
  for (const person of ['legal', 'secretary', 'leader'] as const) {
    page = await people.at(person, decree)
    await page.locator('button[value=pass]').click()
    await page.locator('button[value=pass]').waitFor({ state: 'detached' })
  }
  page = await people.at('legal', decree)
  await page.locator('[name=number]').fill('188/UJI/2026')
  await page.locator('button[value=number]').click()
  await page.getByText('188/UJI/2026').first().waitFor()
  const visitor = await people.visitor('/gerakan/tim')
  await visitor.getByText('188/UJI/2026').first().waitFor()
  await visitor.context().close()
})

test('guidance: four stages, one delegate through all of them, attendance by list and a certificate', async () => {
  const page = await people.at('secretariat', '/gerakan/bimtek')
  await page.locator('input[name=template][value=bimtek]').check()
  await page.locator('[name=title]').fill('Bimtek daur uji')
  await page.locator('form.card button').last().click()
  await page.waitForURL(/bimtek\/[0-9a-f-]{36}/)
  const cohort = page.url().split('?')[0] ?? ''
  await page.getByText('Tambah peserta').first().click()
  await page.locator('[name=unit]').fill('Diskominfo')
  await page.locator('[name=name]').fill('Utusan Tetap')
  await page.getByRole('button', { name: 'Simpan' }).click()
  for (const stage of ['tahap-1', 'tahap-2', 'tahap-3', 'tahap-4']) {
    await page.goto(cohort)
    await page.getByText('Tambah sesi').first().click()
    await page
      .locator(`[name=stage][value=${stage}]`)
      .or(page.locator('select[name=stage]'))
      .first()
      .waitFor()
    const radio = page.locator(`input[name=stage][value=${stage}]`)
    if (await radio.count()) await radio.check()
    else await page.locator('select[name=stage]').selectOption(stage)
    await page.locator('[name=title]').fill(`Sesi ${stage}`)
    await page.locator('[name=day]').fill(today)
    await page.locator('[name=place]').fill('Aula')
    await page.getByRole('button', { name: 'Simpan' }).first().click()
    await page.goto(cohort)
    await page.getByText('Catat kehadiran').last().click()
    await page.getByLabel('Hadir', { exact: true }).first().check()
    await page.getByRole('button', { name: 'Simpan' }).click()
  }
  await page.goto(cohort)
  await page.getByText(/Terbitkan 1 sertifikat/).click()
  await page
    .getByText(/Tersimpan|sertifikat/i)
    .first()
    .waitFor()
})

test('plan: amended, consulted, adopted by a regulation; the adopted version stands for everybody', async () => {
  const page = await people.at('planner', '/gerakan/rencana/versi')
  await page.getByRole('button', { name: 'Mulai perubahan' }).click()
  await page.getByText('Tersimpan.').waitFor()
  await page.locator('form:has(input[value=consult]) button').click()
  await page.getByText('Tersimpan.').waitFor()
  await page.locator('[name=regulation]').fill('Peraturan Bupati uji 1/2026')
  await page.locator('[name=regulationOn]').fill(today)
  await page.locator('form:has(input[value=adopt]) button').click()
  await page.getByText('Peraturan Bupati uji 1/2026').first().waitFor()
  const visitor = await people.visitor('/kota-cerdas')
  await visitor.getByText('Peraturan Bupati uji 1/2026').waitFor()
  await visitor.context().close()
})

test('quick win: nominated, chosen, described with its risk, launched on an activity; the year has one', async () => {
  let page = await people.at('planner', '/gerakan/quick-win/ajukan')
  await page.locator('[name=title]').fill('Quick win daur uji')
  await page.locator('[name=dimension][value=governance]').check()
  await page.locator('[name=reason]').fill('Terasa langsung oleh warga dalam setahun.')
  const owner = page.locator('select[name=owner]')
  if (await owner.count()) await owner.selectOption('bappeda')
  await page.getByRole('button', { name: 'Usulkan quick win' }).click()
  await page.waitForURL(/quick-win\/[0-9a-f-]{36}/)
  const [quickWin = ''] = page.url().split('?')
  page = await people.at('secretariat', quickWin)
  await page.locator('[name=decision][value=chosen]').check()
  await page.locator('[name=why]').fill('Daya ungkitnya terbesar.')
  await page.locator('[name=launchBy]').fill(inDays(60))
  await page.locator('form:has([value=decide]) button').click()
  await saved(page)
  await page.goto(quickWin)
  await page.locator('[name=output]').fill('Satu loket untuk semua surat.')
  await page.locator('[name=beneficiaries]').fill('Warga semua desa')
  await page.locator('[name=risk]').first().fill('Jaringan putus')
  await page.locator('[name=likelihood]').first().selectOption('2')
  await page.locator('[name=mitigation]').first().fill('Bekerja luring')
  await page.locator('form:has([value=profile]) button').click()
  await saved(page)
  await page.goto(quickWin)
  const launch = await unfolded(page, 'Catat peluncuran')
  await launch.locator('[name=launchedOn]').fill(today)
  await launch.locator('select[name=activityId]').selectOption({ index: 1 })
  await launch.locator('select[name=indicator]').selectOption({ index: 1 })
  const kind = launch.locator('select[name=paperKind]')
  await kind.selectOption({ index: 1 })
  await launch.locator('[name=paper]').fill('Berita acara uji 1/2026')
  await launch.locator('button').last().click()
  await saved(page)
  const visitor = await people.visitor('/gerakan/quick-win')
  await visitor.getByText('Quick win daur uji').first().waitFor()
  await visitor.context().close()
})

test('two stages of evaluation: opened, answered with frozen papers, handed in, assessed, published', async () => {
  const paper = await fromSiak('PERATURAN BUPATI CONTOH')
  for (const kind of ['policy', 'org_structure', 'presentation']) {
    const page = await people.at('secretariat', '/gerakan/bukti')
    await page.locator(`[name=kind][value=${kind}]`).check()
    await page.locator('[name=title]').fill(`Bukti ${kind}`)
    await page.locator('[id=paper-year]').fill(String(EVALUATED))
    await page
      .locator('[name=file]')
      .setInputFiles({ name: 'b.pdf', mimeType: 'application/pdf', buffer: paper })
    await page.locator('[name=showsNobody]').check()
    await page.getByRole('button', { name: 'Bekukan dokumen atau gambar' }).click()
    await page.getByText(`Bukti ${kind}`).first().waitFor()
  }
  for (const stage of ['1', '2']) await evaluate(people, { year: EVALUATED, stage, today })
  const history = await people.at('leader', '/gerakan/evaluasi')
  expect(await history.locator('main').innerText()).toMatch(/B-UJI\/1[\s\S]*|B-UJI\/2[\s\S]*/)
})

test('award: the published result makes the region a candidate, the ministry decides, the certificate verifies', async () => {
  const page = await people.at('centre', `/gerakan/penghargaan?tahun=${EVALUATED}`)
  await expect
    .poll(
      async () => {
        await page.reload()
        return page.locator('main').innerText()
      },
      { timeout: 30_000, interval: 1000 },
    )
    .toContain('1. Kabupaten Blitar')
  await page
    .locator('article', { hasText: 'Indeks tertinggi' })
    .getByRole('button', { name: 'Putuskan' })
    .first()
    .click()
  await page.getByText('Tersimpan').waitFor()
  const visitor = await people.visitor('/gerakan/penghargaan')
  const link = visitor.locator('table a', { hasText: 'PDF' }).first()
  const certificate = await visitor.request.get((await link.getAttribute('href')) ?? '')
  expect((await certificate.body()).subarray(0, 5).toString()).toBe('%PDF-')
  await visitor.context().close()
})
