import { expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { beginRequest, givePin, openDesk, PIN, sample } from './desk.ts'
import { signIn } from './officers.ts'
import { fillIn, photograph } from './proof/family.ts'

const browser = openBrowser()
const clerk = sample('desa.jaten')

test('the battery goes in the middle of a form: the draft lies there when the desk opens again', async () => {
  const page = await browser.visit()
  await openDesk(page, clerk)
  await beginRequest(page)
  await page.locator('[name=reporter-name]').fill('Wahyu Adi')
  await page.locator('[name=address]').fill('Dusun Tengah RT 003')
  await page.waitForTimeout(200)
  await page.close({ runBeforeUnload: false })

  const again = await page.context().newPage()
  await again.goto('/meja/baru')
  await givePin(again, PIN)
  await again.getByText('(belum ada nama)').click()
  expect(await again.locator('[name=reporter-name]').inputValue()).toBe('Wahyu Adi')
  expect(await again.locator('[name=address]').inputValue()).toBe('Dusun Tengah RT 003')
  await again.context().close()
})

test('two clerks share a laptop: a wrong PIN opens nothing, and neither reads what the other typed', async () => {
  const page = await browser.visit()
  await openDesk(page, clerk)
  await beginRequest(page)
  await page.locator('[name=reporter-name]').fill('Hanya Untuk Saya')
  await page.waitForTimeout(200)
  const draft = new URL(page.url()).pathname
  await page.getByRole('button', { name: 'Kunci' }).click()
  await givePin(page, '999999')
  await page.getByText('PIN tidak cocok.').waitFor()
  await page.getByRole('button', { name: 'Keluar' }).click()
  await page.waitForURL('**/')

  await signIn(page, sample('desa.jaten.2'), '/meja')
  await givePin(page, '135790')
  await page.getByRole('heading', { name: 'Pekerjaan' }).waitFor()
  await page.getByRole('link', { name: 'Permohonan baru' }).first().click()
  await page.locator('.choice-card').first().waitFor()
  expect(await page.getByText('Belum selesai', { exact: true }).count()).toBe(0)
  await page.goto(draft)
  await givePin(page, '135790')
  await page.getByText('Isian ini tidak ada di perangkat ini').waitFor()
  // What lies on the disk is noise: no word of it can be read without a PIN.
  expect(await storedText(page)).not.toContain('Hanya Untuk Saya')
  await page.context().close()
})

test('the server falls between commit and answer: nothing is lost, and nothing is there twice', async () => {
  const page = await browser.visit()
  await openDesk(page, clerk)
  let isFirst = true
  let cut = 0
  await page.route('**/api/r/*/cases', async (route) => {
    if (route.request().method() !== 'POST' || !isFirst) return route.continue()
    isFirst = false
    await route.fetch()
    await route.abort('connectionreset')
    cut += 1
  })
  const code = await fileOne(page)
  await expect.poll(() => cut, { timeout: 20_000 }).toBe(1)
  await page.waitForTimeout(500)
  // Without this the desk tries again by itself, twenty seconds later.
  await page.evaluate("dispatchEvent(new Event('online'))")
  await page.getByText('Sudah diterima server').waitFor({ timeout: 40_000 })
  expect(cut).toBe(1)
  await page.goto(`/meja?kotak=all&cari=${code}`)
  await givePin(page, PIN)
  await page.getByText(code).waitFor()
  expect(await page.getByText(code).count()).toBe(1)
  await page.getByRole('link', { name: 'Kotak kirim' }).click()
  await page.getByText('Tidak ada yang menunggu').waitFor()
  await page.context().close()
})

test('a request that the server refuses waits for a person, is mended and sent', async () => {
  const page = await browser.visit()
  await openDesk(page, clerk)
  let spoilt = 0
  await page.route('**/api/r/*/cases', async (route) => {
    if (route.request().method() !== 'POST' || spoilt > 0) return route.continue()
    spoilt += 1
    const body = route.request().postDataJSON() as { form: object }
    await route.continue({ postData: JSON.stringify({ ...body, form: { ...body.form, 'mother-nik': '1' } }) })
  })
  const code = await fileOne(page)
  await page.getByRole('link', { name: /Kotak kirim/ }).click()
  await page.getByText('Ditolak server').waitFor()
  await page.getByRole('button', { name: 'Perbaiki isian' }).click()
  await page.getByRole('button', { name: 'Daftarkan' }).click()
  await page.getByText('Sudah diterima server').waitFor({ timeout: 40_000 })
  expect(await page.locator('.slip-code').first().innerText()).toBe(code)

  // The same receipt on a roll: the paper is 80 mm wide, and nothing hangs over.
  await page.evaluate("document.documentElement.classList.add('on-roll')")
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  const width = Number(pdf.match(/\/MediaBox \[0 0 ([\d.]+)/)?.[1])
  expect(Math.round((width / 72) * 25.4)).toBe(80)
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 272, height: 900 })
  expect(await page.locator('.slip').evaluate((slip) => slip.scrollWidth - slip.clientWidth)).toBe(0)
  await page.context().close()
})

test('without a network the list is as last seen, the language changes, and ten idle minutes lock the desk', async () => {
  const page = await browser.visit()
  await page.clock.install()
  await openDesk(page, clerk)
  await page.getByRole('button', { name: /^Semua/ }).click()
  await page.locator('.table tbody tr').first().waitFor()
  const first = await page.locator('.table tbody th').first().innerText()
  await page.evaluate('navigator.serviceWorker.ready')
  await page.context().setOffline(true)
  await page.getByText('Tanpa jaringan').first().waitFor()
  await page.getByText('Seperti terakhir terlihat').waitFor()
  expect(await page.locator('.table tbody th').first().innerText()).toBe(first)
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'Work' }).waitFor()
  expect(await page.getAttribute('html', 'lang')).toBe('en')
  await page.getByRole('button', { name: 'Indonesia' }).click()
  await page.clock.fastForward('11:00')
  await page.getByRole('heading', { name: 'Buka meja kerja' }).waitFor()
  await page.context().close()
})

test('a request that was opened is read without a network, as it was then, and nothing can be done with it', async () => {
  const page = await browser.visit()
  await openDesk(page, clerk)
  await page.getByRole('button', { name: /^Semua/ }).click()
  const first = page.locator('.table tbody th a').first()
  await first.waitFor()
  const name = await first.innerText()
  await first.click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
  await page.getByText('Siapa yang pernah membuka').waitFor()
  const address = new URL(page.url()).pathname
  await page.evaluate('navigator.serviceWorker.ready')

  await page.context().setOffline(true)
  await page.goto(address)
  await givePin(page, PIN)
  await page.getByRole('heading', { name, level: 1 }).waitFor()
  await page.getByText('Salinan perangkat ini dari').waitFor()
  expect(await page.locator('main .actions, main form, main [name=note]').count()).toBe(0)
  expect(await page.getByRole('button', { name: 'Tampilkan nomor lengkap' }).count()).toBe(0)
  expect(await storedText(page)).not.toContain(name)
  await page.goto(`/meja/permohonan/${crypto.randomUUID()}`)
  await givePin(page, PIN)
  await page.getByText('belum dibuka di perangkat ini').waitFor()

  await page.context().setOffline(false)
  await page.goto(address)
  await givePin(page, PIN)
  await page.getByText('Siapa yang pernah membuka').waitFor()
  expect(await page.getByText('Salinan perangkat ini dari').count()).toBe(0)
  await page.context().close()
})

/** From the first page to the receipt; returns the tracking code on it. */
async function fileOne(page: Awaited<ReturnType<typeof browser.visit>>): Promise<string> {
  await page.getByRole('link', { name: 'Permohonan baru' }).first().click()
  await page.locator('.choice-card[href$="/pak-saidi"]').click()
  await fillIn(page)
  await photograph(page)
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await page.getByRole('button', { name: 'Daftarkan' }).click()
  const code = page.locator('.slip-code').first()
  await code.waitFor()
  return code.innerText()
}

function storedText(page: Awaited<ReturnType<typeof browser.visit>>): Promise<string> {
  return page.evaluate(`(async () => {
    const open = indexedDB.open('guyub-desk')
    const db = await new Promise((done) => { open.onsuccess = () => done(open.result) })
    const rows = await new Promise((done) => {
      const asked = db.transaction('sealed').objectStore('sealed').getAll()
      asked.onsuccess = () => done(asked.result)
    })
    return rows.map((row) => new TextDecoder('latin1').decode(row.bytes)).join('')
  })()`)
}
