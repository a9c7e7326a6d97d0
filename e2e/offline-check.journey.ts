import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { qrOnPaper } from '../server/test/printed-qr.ts'
import { openBrowser, PHONE } from './browser.ts'
import { REHEARSAL, sample } from './desk.ts'
import { signIn } from './officers.ts'

const browser = openBrowser()

test('a paper is checked on a phone without a network, with the list that it keeps, and revoked ones are known', async () => {
  const clerk = await browser.visit()
  await signIn(clerk, sample('desa.jaten'), '/kantor')
  const first = await receipt(clerk)
  const second = await receipt(clerk)
  await api(clerk, `documents/${second.documentId}/revoke`, { reason: 'Salah cetak nama' })

  const page = await browser.visit(PHONE)
  const url = new URL((await page.goto('/'))?.url() ?? '')
  await page.context().addCookies([{ name: 'guyub_region', value: REHEARSAL, url: url.origin }])
  await page.goto('/cek')
  await page.getByRole('link', { name: 'Buka pengecek tanpa jaringan' }).click()
  await page.getByText('Halaman ini tersimpan di perangkat.').waitFor()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])

  await page.context().setOffline(true)
  await page.reload()
  await page.getByText('Tanpa jaringan. Daftar surat yang dicabut dari').waitFor()
  await checked(page, first.address, 'final')
  await page.getByText(first.number).waitFor()
  await checked(page, second.address, 'revoked')
  const [text = '', signature = ''] = (first.address.split('/').pop() ?? '').split('.')
  await checked(page, `${text}.${signature.split('').reverse().join('')}`, 'forged')
  await checked(page, 'bukan surat', 'unreadable')
  await page.context().close()
  await clerk.context().close()
})

async function checked(page: Page, typed: string, verdict: string): Promise<void> {
  await page.locator('[name=token]').fill(typed)
  await page.getByRole('button', { name: 'Cek surat', exact: true }).click()
  const shown = page.locator('[data-verdict]:not([hidden])')
  await expect.poll(() => shown.getAttribute('data-verdict')).toBe(verdict)
}

/** A receipt of a request of the village, and the address in its printed QR. */
async function receipt(page: Page) {
  const { items } = await api<{ items: { id: string }[] }>(page, 'cases?service=pak-saidi&box=all')
  const made = await api<{ documentId: string; number: string }>(page, `cases/${items[0]?.id}/receipt`, {})
  const pdf = await page.request.get(`/api/r/${REHEARSAL}/documents/${made.documentId}/file`)
  return { ...made, address: await qrOnPaper(await pdf.body()) }
}

/** The region's API with the session of this page. */
function api<Answer>(page: Page, path: string, body?: object): Promise<Answer> {
  return page.evaluate(
    async ({ url, sent }) => {
      const id = `${Date.now()
        .toString(16)
        .padStart(12, '0')
        .replace(/^(.{8})/, '$1-')}-7${crypto.randomUUID().slice(15)}`
      const response = await fetch(url, {
        method: sent ? 'POST' : 'GET',
        headers: { 'content-type': 'application/json' },
        ...(sent && { body: JSON.stringify({ commandId: id, ...sent }) }),
      })
      if (!response.ok) throw new Error(await response.text())
      return response.json()
    },
    { url: `/api/r/${REHEARSAL}/${path}`, sent: body },
  )
}
