import { expect } from 'vitest'
import { PHONE } from '../browser.ts'
import { signIn } from '../officers.ts'
import { photographed } from '../papers.ts'
import { openCase, PIN, type Proof, unlocked } from './cast.ts'
import { fillIn, photograph } from './family.ts'
import { act } from './register.ts'

/** With a network, once: after that the PIN alone opens the laptop. */
export async function choosesPin({ clerk, officers }: Proof): Promise<void> {
  await signIn(clerk, officers['village-clerk'], '/meja')
  await clerk.locator('[name=pin]').fill(PIN)
  await clerk.locator('[name=again], [name=pin-again]').first().fill(PIN)
  await clerk.getByRole('button', { name: 'Pakai PIN ini' }).click()
  await clerk.getByRole('link', { name: 'Permohonan baru' }).first().click()
  await clerk.getByText('Pak Saidi').first().waitFor()
  // The shell is kept once the service worker has it all.
  await clerk.evaluate(() => navigator.serviceWorker.ready)
}

/** The cable is out; the page is loaded anew. */
export async function losesNetwork({ clerk }: Proof): Promise<void> {
  await clerk.context().setOffline(true)
  await clerk.goto('/meja/baru')
  await clerk.locator('[name=pin]').fill(PIN)
  await clerk.getByRole('button', { name: 'Buka', exact: true }).click()
  await clerk.getByText('Tanpa jaringan').first().waitFor()
}

/** The family stands at the counter. */
export async function takesIn({ clerk }: Proof): Promise<void> {
  await clerk.getByText('Pak Saidi').first().click()
  await fillIn(clerk)
  expect(await photograph(clerk)).toBe(true)
}

/** Official forms, filled in, for the ink signature. */
export async function printsForms({ clerk }: Proof): Promise<void> {
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
}

/** The slip, which a stranger with a network can check at once. */
export async function handsOverReceipt({ clerk, receipt, browser }: Proof): Promise<void> {
  await clerk.getByRole('button', { name: 'Lanjut' }).click()
  await clerk.getByRole('button', { name: 'Daftarkan' }).click()
  await clerk.getByText('BUKTI PENDAFTARAN – BUKAN AKTA KELAHIRAN').waitFor()
  const [code = '', pin = ''] = await clerk.locator('.slip-code').allInnerTexts()
  Object.assign(receipt, { code, pin })
  expect(code).toMatch(/^3505-[2-9A-Z]{5}-[2-9A-Z]{5}$/)
  expect(pin).toMatch(/^\d{6}$/)
  expect(await clerk.locator('.slip-promises').innerText()).toContain('paling lambat')
  expect(await clerk.locator('.slip').innerText()).toContain('/lacak dengan kode dan PIN')
  await clerk.getByText('Tersimpan di perangkat, belum terkirim').waitFor()
  // A stranger with a network scans the slip: an office's device printed it, and the request is still on its way.
  const stranger = await browser.visit(PHONE)
  await stranger.goto((await clerk.locator('.slip-qr').getAttribute('data-address')) ?? '')
  const said = await stranger.locator('main').innerText()
  expect(said).toContain(code)
  expect(said).toContain('belum sampai ke server')
}

/** The cable is in again; the agency sees the request once. */
export async function sends({ clerk, wall, registrar, officers, receipt }: Proof): Promise<void> {
  await signIn(wall, officers.leader, '/dinding')
  await clerk.context().setOffline(false)
  await clerk.getByText('Sudah diterima server').waitFor({ timeout: 60_000 })
  await signIn(registrar, officers['civil-registrar'], '/meja')
  await registrar.getByText(receipt.code).waitFor()
  expect(await registrar.getByText(receipt.code).count()).toBe(1)
}

/** One photograph again, under the same number. */
export async function mends({ clerk, receipt }: Proof): Promise<void> {
  await clerk.goto('/meja?kotak=all')
  await unlocked(clerk)
  await openCase(clerk, receipt)
  await act(clerk, 'correct', {
    photo: { field: 'family-card', bytes: await photographed('KARTU KELUARGA') },
  })
}
