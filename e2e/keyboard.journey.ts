import type { FileChooser, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { openDesk, sample } from './desk.ts'
import { photographed } from './papers.ts'

const browser = openBrowser()
const day = new Date(Date.now() - 2 * 86_400_000)
const two = (value: number) => String(value).padStart(2, '0')

test('a request is filed with the keyboard alone, and the focus is seen at every step', async () => {
  const page = await browser.visit()
  await openDesk(page, sample('desa.salam'))
  await page.keyboard.press('b')
  await page.getByRole('heading', { name: 'Permohonan baru' }).waitFor()
  await reach(page, '.choice-card[href$="/pak-saidi"]')
  await page.keyboard.press('Enter')
  await page.locator('[name=reporter-name]').waitFor()
  await fill(page, 'reporter-name', 'Dewi Lestari')
  await fill(page, 'reporter-nik', '3505014203920003')
  await choose(page, 'reporter-relation', 1)
  await fill(page, 'kk-number', '3505012005150004')
  await fill(page, 'address', 'RT 001 RW 002')
  await fill(page, 'head-of-family', 'Bagus Dewantara')
  await onward(page)
  await fill(page, 'child-name', 'Bima Dewantara')
  await choose(page, 'child-sex', 0)
  await fill(page, 'born-on-day', two(day.getUTCDate()))
  await reach(page, '[name="born-on-month"]')
  for (let month = 0; month <= day.getUTCMonth(); month += 1) await page.keyboard.press('ArrowDown')
  await fill(page, 'born-on-year', String(day.getUTCFullYear()))
  await choose(page, 'birth-place-kind', 1)
  await fill(page, 'birth-place', 'Blitar')
  await choose(page, 'birth-kind', 0)
  await fill(page, 'birth-order', '2')
  await onward(page)
  await fill(page, 'mother-name', 'Dewi Lestari')
  await fill(page, 'mother-nik', '3505014203920003')
  await fill(page, 'mother-born-on-day', '02')
  await reach(page, '[name="mother-born-on-month"]')
  for (let month = 0; month < 3; month += 1) await page.keyboard.press('ArrowDown')
  await fill(page, 'mother-born-on-year', '1992')
  await choose(page, 'marriage', 2)
  await onward(page)
  await fill(page, 'witnesses-0-name', 'Slamet Riyadi')
  await fill(page, 'witnesses-0-nik', '3505010101700003')
  await fill(page, 'witnesses-1-name', 'Tri Wahyuni')
  await fill(page, 'witnesses-1-nik', '3505014202750004')
  await onward(page)
  await choose(page, 'has-birth-letter', 0)
  await photograph(page, 'birth-letter')
  await photograph(page, 'family-card')
  await onward(page)
  await page.getByRole('button', { name: 'Daftarkan' }).waitFor()
  await reachButton(page, 'Daftarkan')
  await page.keyboard.press('Enter')
  await page.getByText('BUKTI PENDAFTARAN – BUKAN AKTA KELAHIRAN').waitFor()
  await page.context().close()
})

/** Tab, until the element has the focus; on the way every stop must show where it is. */
async function reach(page: Page, selector: string): Promise<void> {
  const target = page.locator(selector).first()
  for (let step = 0; step < 60; step += 1) {
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return
    await page.keyboard.press('Tab')
    const seen = await page.evaluate(`(() => {
      const at = document.activeElement
      if (!at || at === document.body || at.type === 'file') return true
      const style = getComputedStyle(at)
      const around = at.closest('label, .field-input') && getComputedStyle(at.closest('label, .field-input'))
      const shows = (s) => s && (s.outlineStyle !== 'none' || s.boxShadow !== 'none')
      return Boolean(shows(style) || shows(around))
    })()`)
    expect(seen, 'the focus cannot be seen').toBe(true)
  }
  throw new Error(`Tab does not reach ${selector}`)
}

async function fill(page: Page, name: string, text: string): Promise<void> {
  await reach(page, `[name="${name}"]`)
  await page.keyboard.type(text)
}

async function choose(page: Page, name: string, index: number): Promise<void> {
  await reach(page, `input[type=radio][name="${name}"]`)
  await page.keyboard.press('Space')
  for (let step = 0; step < index; step += 1) await page.keyboard.press('ArrowRight')
}

async function reachButton(page: Page, name: string): Promise<void> {
  await page
    .getByRole('button', { name })
    .first()
    .evaluate((element) => element.setAttribute('data-wanted', ''))
  await reach(page, '[data-wanted]')
}

async function onward(page: Page): Promise<void> {
  const title = await page.locator('h1').innerText()
  await reachButton(page, 'Lanjut')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('h1').innerText(), { timeout: 10_000 }).not.toBe(title)
}

/** The file chooser belongs to the system; Enter opens it. */
async function photograph(page: Page, field: string): Promise<void> {
  const before = await page.locator('.photos img').count()
  await reach(page, `#${field}`)
  const chooser = await chooserOf(page, field)
  await chooser.setFiles({ name: 'foto.jpg', mimeType: 'image/jpeg', buffer: await photographed('SURAT') })
  await expect.poll(() => page.locator('.photos img').count(), { timeout: 10_000 }).toBe(before + 1)
}

// While the picture before is still being judged, the browser may take the key and open nothing: a person presses again.
async function chooserOf(page: Page, field: string): Promise<FileChooser> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const opened = page.waitForEvent('filechooser', { timeout: 5000 }).catch(() => undefined)
    await page.keyboard.press('Enter')
    const chooser = await opened
    if (chooser) return chooser
    await reach(page, `#${field}`)
  }
  throw new Error(`no file chooser opens for ${field}`)
}
