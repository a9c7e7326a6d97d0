import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openCluster } from '../server/src/kernel/postgres.ts'
import { forget, freePort, guyub, guyubUp } from '../server/test/guyub.ts'
import { aLine } from '../server/test/village-node.ts'
import { DESKTOP, openBrowser } from './browser.ts'
import { openDesk, sample } from './desk.ts'
import { signIn } from './officers.ts'
import { fillIn, photograph } from './proof/family.ts'

const browser = openBrowser()
const home = join(mkdtempSync(join(tmpdir(), 'guyub-e2e-')), 'village')
let line: Awaited<ReturnType<typeof aLine>>
let village: Awaited<ReturnType<typeof guyubUp>>
let port: number
let officer: Page
let code: string

beforeAll(async () => {
  line = await aLine(Number(new URL(inject('address')).port))
  port = await freePort()
})
afterAll(async () => {
  await village?.end('SIGINT')
  await line?.stop()
  await forget(home)
})

/** The mini-PC by its address on the office's network; here another address of this machine. */
function atVillage(): Promise<Page> {
  const baseURL = `https://127.0.0.2:${port}`
  // The regency's certificate, which an office installs once, is not installed here.
  return browser.visit({ ...DESKTOP, baseURL, ignoreHTTPSErrors: true })
}

test('an administrator makes a code, and a mini-PC pairs with it', async () => {
  const admin = await browser.visit()
  await signIn(admin, sample('admin'), '/kantor/simpul')
  await admin.locator('[name=office]').fill('35.05.01.2001')
  await admin.locator('[name=name]').fill('simpul-jaten')
  await admin.getByRole('button', { name: 'Buat kode' }).click()
  const said = await admin.locator('.node-line').innerText()
  const [, pairing = ''] = said.match(/#(.+)'/) ?? []
  const { code: ended, said: why, answer } = await guyub(home, `node pair ${line.address}#${pairing}`)
  expect([ended, ended ? why : '']).toEqual([0, ''])
  expect(answer).toMatchObject({ name: 'simpul-jaten', office: '35.05.01.2001' })
  village = await guyubUp(home, port, { HOST: '127.0.0.2' })
  const heard = async () => {
    await admin.goto('/kantor/simpul')
    return admin.locator('.node-facts').getByText('lewat jaringan').count()
  }
  await expect.poll(heard).toBe(1)
  // It was heard; what it was told is there once the officers can sign in. Not by trying: wrong guesses are counted.
  await expect.poll(hasPeople, { timeout: 30_000 }).toBe(true)
  await admin.context().close()
})

test('with the line cut a family is taken in at the node, and a colleague finds it there', async () => {
  line.cut()
  officer = await atVillage()
  await openDesk(officer, sample('desa.jaten'))
  await officer.getByRole('link', { name: 'Permohonan baru' }).first().click()
  await officer.locator('.choice-card[href$="/pak-saidi"]').click()
  await fillIn(officer)
  await photograph(officer)
  await officer.getByRole('button', { name: 'Lanjut' }).click()
  await officer.getByRole('button', { name: 'Daftarkan' }).click()
  await officer.getByText('Sudah diterima server').waitFor({ timeout: 40_000 })
  code = await officer.locator('.slip-code').first().innerText()
  const colleague = await atVillage()
  await openDesk(colleague, sample('desa.jaten.2'))
  await colleague.goto(`/meja?kotak=all&cari=${code}`)
  await colleague.locator('input[name=pin]').fill('246810')
  await colleague.locator('main form button').first().click()
  await colleague.locator('.table tbody tr').first().waitFor()
  await colleague.context().close()
  expect(await countAtRegency()).toBe(0)
})

test('once the line is mended the regency has it, and says that nothing waits', async () => {
  line.mend()
  await officer.goto('/kantor/kiriman-simpul')
  await officer.getByRole('button', { name: 'Sambungkan sekarang' }).click()
  await officer.getByText('Sudah bertemu kabupaten').waitFor()
  await officer.getByText('Tidak ada yang menunggu').waitFor()
  expect(await countAtRegency()).toBe(1)
  await officer.context().close()
})

async function hasPeople(): Promise<boolean> {
  const client = new pg.Client((await openCluster(home)).url('postgres', 'guyub'))
  await client.connect()
  const { rowCount } = await client.query('select from auth."user"')
  await client.end()
  return rowCount !== 0
}

/** How many requests a registrar of the regency finds under the code of the slip. */
async function countAtRegency(): Promise<number> {
  const page = await browser.visit()
  await signIn(page, sample('dispendukcapil'), '/kantor')
  const found = await page.request.get(`/api/r/3505L/cases?box=all&q=${code}`)
  const { items } = (await found.json()) as { items: readonly unknown[] }
  await page.context().close()
  return items.length
}
