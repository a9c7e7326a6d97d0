import { newCommandId } from '@guyub/contract/command'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openBrowser, PHONE } from './browser.ts'
import { holdBeforeCamera, printedCard, standInForCamera } from './camera.ts'
import { givePin, PIN, REHEARSAL, sample } from './desk.ts'
import { signIn } from './officers.ts'

const API = `/api/r/${REHEARSAL}`
const browser = openBrowser()

test('without a network a form of the survey is filled and cards are marked at the door; with it all is on the server', async () => {
  const page = await browser.visit({ ...PHONE })
  await standInForCamera(page)
  await signIn(page, sample('sekretariat'), '/meja/hadir')
  await givePin(page, PIN)
  const { cohortId, sessionId, people } = await expectedAt(page)
  const [first, second] = people
  if (!first || !second) throw new Error('nobody is expected')
  const cards = await (await page.request.get(`${API}/cohorts/${cohortId}/cards`)).body()
  await page.getByText(first.name).waitFor()
  await page.goto('/meja/survei')
  await givePin(page, PIN)
  await page.getByText('Pertanyaan dan kode di perangkat ini dari').waitFor()
  const [code = '', other = ''] = (await invitations(page)).map((one) => one.code)
  await page.evaluate('navigator.serviceWorker.ready')
  await page.context().setOffline(true)

  await page.goto('/meja/hadir')
  await givePin(page, PIN)
  await typed(page, 'card', '2222-2222')
  await page.getByText('Kartu ini tidak ada dalam daftar').waitFor()
  await typed(page, 'card', first.cardCode.toLowerCase().replace('-', ' '))
  await page.locator('.notice', { hasText: first.name }).getByText('Tandanya menunggu terkirim').waitFor()
  await page.getByRole('button', { name: 'Buka kamera' }).click()
  await holdBeforeCamera(page, await printedCard(cards, 1))
  await page.locator('.notice', { hasText: second.name }).getByText('Tandanya menunggu terkirim').waitFor()
  await page.getByRole('button', { name: 'Tutup kamera' }).click()

  await page.getByRole('link', { name: 'Survei' }).click()
  await page.getByText('Isian menunggu di kotak kirim').waitFor()
  await typed(page, 'code', '3505-22222-22222')
  await page.getByText('Kode ini tidak ada di antara kode').waitFor()
  await answer(page, code)
  await page.getByText('Jawaban disimpan').waitFor()
  await typed(page, 'code', code)
  await page.getByText('Kode ini sudah dipakai di perangkat ini').waitFor()
  await page.getByRole('link', { name: 'Kotak kirim (3)' }).click()
  await expect.poll(() => page.getByText('Belum terkirim').count()).toBe(3)

  await page.context().setOffline(false)
  await page.getByText('Tidak ada yang menunggu').waitFor({ timeout: 30_000 })
  expect((await invitations(page)).find((one) => one.code === code)?.isAnswered).toBe(true)
  const { delegates } = await cohortOf(page, cohortId)
  for (const { id } of [first, second])
    expect(delegates.find((one) => one.id === id)?.marks).toContainEqual({
      ...{ sessionId, present: true, substitute: null },
    })

  // Somebody answers at home what an officer wrote down without a network: the officer is told, and decides.
  await page.getByRole('link', { name: 'Survei' }).click()
  await page.getByText('Pertanyaan dan kode di perangkat ini dari').waitFor()
  await page.context().setOffline(true)
  await page.getByText('Isian menunggu di kotak kirim').waitFor()
  await answer(page, other)
  await page.getByText('Jawaban disimpan').waitFor()
  await answeredAtHome(page, other)
  // On line nobody asks the secretariat for a PIN; what waits here is not forgotten for that.
  await page.context().setOffline(false)
  await page.goto('/meja')

  await page.getByRole('link', { name: 'Buka kotak kirim' }).click()
  await givePin(page, PIN)
  await page.getByText('Kode ini sudah dipakai menjawab').waitFor({ timeout: 30_000 })
  await page.getByRole('link', { name: 'Perbaiki isian' }).click()
  await page.getByText('Kode ini sudah dipakai menjawab').waitFor()
  // The outbox says the same; the form is read out of the vault a moment later.
  await expect.poll(() => page.locator('input[name=code]').inputValue()).toBe(other)
  await page.getByRole('link', { name: /Kotak kirim/ }).click()
  await page.getByRole('button', { name: /^Buang/ }).click()
  await page.getByRole('button', { name: 'Buang', exact: true }).click()
  await page.getByText('Tidak ada yang menunggu').waitFor()
  await page.context().close()
})

async function typed(page: Page, name: 'card' | 'code', text: string): Promise<void> {
  const field = page.locator(`input[name=${name}]`)
  await field.fill(text)
  await field.press('Enter')
}

/** Finds the form by its code, leaves nothing out, and keeps it. */
async function answer(page: Page, code: string): Promise<void> {
  await typed(page, 'code', code)
  await page.locator('input[name=assisted]').first().waitFor()
  await page.getByRole('button', { name: 'Simpan jawaban' }).click()
  await page.getByText('Pilih satu jawaban').first().waitFor()
  for (const choice of await page.locator('main form fieldset').all())
    await choice.locator('input').last().check()
  await page.getByRole('button', { name: 'Simpan jawaban' }).click()
}

async function invitations(page: Page): Promise<{ code: string; isAnswered: boolean }[]> {
  const [{ year }] = await (await page.request.get(`${API}/surveys`)).json()
  const reply = await page.request.get(`${API}/surveys/${year}/invitations?element=economy.welfare`)
  return (await reply.json()).invitations
}

async function answeredAtHome(page: Page, code: string): Promise<void> {
  const { questions } = await (await page.request.get(`${API}/surveys/codes/${code}`)).json()
  const answers = Object.fromEntries(questions.map(({ key }: { key: string }) => [key, 2]))
  const data = { commandId: newCommandId(), code, answers }
  expect((await page.request.post(`${API}/surveys/answers`, { data })).status()).toBe(200)
}

interface Cohort {
  readonly sessions: readonly { readonly id: string; readonly day: string }[]
  readonly delegates: readonly {
    readonly id: string
    readonly name: string
    readonly cardCode: string
    readonly isWithdrawn: boolean
    readonly marks: readonly object[]
  }[]
}

async function cohortOf(page: Page, id: string): Promise<Cohort> {
  return (await page.request.get(`${API}/cohorts/${id}`)).json()
}

/** The next session of the rehearsal's guidance, at which the door opens, and who is expected there. */
async function expectedAt(page: Page) {
  const all = await (await page.request.get(`${API}/cohorts`)).json()
  const { id: cohortId } = all.find(({ template }: { template: string }) => template === 'bimtek')
  const { sessions, delegates } = await cohortOf(page, cohortId)
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
  const next = sessions.find(({ day }) => day >= today)
  if (!next) throw new Error('no session ahead')
  return { cohortId, sessionId: next.id, people: delegates.filter(({ isWithdrawn }) => !isWithdrawn) }
}
