import { expect, test } from 'vitest'
import '../web/src/words/movement-words.ts'
import { WORDS } from '../web/src/words/words.ts'
import { DESKTOP, openBrowser } from './browser.ts'
import { sample } from './desk.ts'
import { signIn } from './officers.ts'

const browser = openBrowser()
// Sentences of ours that differ in the two languages and stand as they are: one of them on an English page is a mixed screen.
const INDONESIAN = Object.entries(WORDS.id)
  .filter(
    ([key, words]) => !words.includes('{') && words.length > 8 && WORDS.en[key as 'shell.skip'] !== words,
  )
  .map(([, words]) => words)
const ENGLISH = new Set(Object.values(WORDS.en))

test('whoever reads English meets no sentence of ours in Indonesian, in the page or in the tab', async () => {
  const page = await browser.visit({ ...DESKTOP, locale: 'en-GB' })
  const found: string[] = []
  const look = async (address: string) => {
    await page.goto(address)
    const said = [await page.title(), ...(await page.locator('body').innerText()).split('\n')]
    const lines = new Set(said.map((line) => line.replace(/ · Guyub$/, '').trim()))
    for (const words of INDONESIAN)
      if (lines.has(words) && !ENGLISH.has(words)) found.push(`${address}: ${words}`)
    expect(await page.locator('html').getAttribute('lang'), address).toBe('en')
  }
  for (const address of ['/', '/layanan', '/layanan/pak-saidi', '/lacak', '/lacak/kode', '/cek', '/wilayah'])
    await look(address)
  for (const address of ['/masuk', '/tidak-ada']) await look(address)
  await signIn(page, sample('sekretariat'), '/akun')
  for (const address of ['/akun', '/gerakan', '/gerakan/dimensi/governance', '/gerakan/evaluasi', '/dinding'])
    await look(address)
  for (const address of ['/gerakan/indikator/papers-within-promise', '/gerakan/bukti', '/meja/orang'])
    await look(address)
  await page.context().close()
  expect(found).toEqual([])
})
