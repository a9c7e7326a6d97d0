import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { escPos } from '@guyub/contract/printing/esc-pos'
import { slipLines, slipOf } from '@guyub/contract/queue'
import decodeQR from 'qr/decode.js'
import { expect, test } from 'vitest'
import { DOTS, isCode, paperImage, printed, QUIET, ROOM, wide } from './paper-image.ts'

const LINK = 'https://layanan.blitarkab.go.id/antrean/tiket/019cab3e-5f0c-7c1e-8f6a-2f0d6f1b9a77'
/** As long as names of places, lanes and addresses are in a region. */
const TICKET = {
  place: 'Pendopo Kecamatan Wonodadi, Kabupaten Blitar',
  lane: { id: 'KTP, KK dan akta', en: 'Identity card, family card and certificates' },
  ...{ number: 'A-112', ahead: 12, issuedAt: '2026-03-02T02:00:00.000Z' },
  forecast: {
    at: '2026-03-02T02:28:00.000Z',
    low: '2026-03-02T02:20:00.000Z',
    high: '2026-03-02T02:35:00.000Z',
  },
  priorities: [{ title: { id: 'Prioritas', en: 'Priority' }, everyNth: 3, isMine: true }],
}
const PAPERS = [58, 80] as const
const LANGUAGES = ['id', 'en'] as const

test.each(PAPERS.flatMap((paper) => LANGUAGES.map((language) => ({ paper, language }))))(
  'a number on paper of $paper mm in $language: nothing runs over the edge, and its code is read by a phone',
  async ({ paper, language }) => {
    const lines = slipLines(slipOf(TICKET, { language, zone: 'Asia/Jakarta', link: LINK }), language)
    const slip = printed(escPos(lines, { link: LINK, paper }))
    for (const row of slip.rows) expect(wide(row)).toBeLessThanOrEqual(DOTS[paper])
    const [code] = slip.rows.filter(isCode)
    expect(wide(code ?? { dots: 0, modules: [] }) + 2 * QUIET * (code?.dots ?? 0)).toBeLessThanOrEqual(
      DOTS[paper],
    )
    expect(slip.isCut).toBe(true)
    const said = slip.rows.flatMap((row) => (isCode(row) ? [] : [row.text]))
    expect(said.join(' ')).toContain(language === 'id' ? '2 Mar 2026 - 09.00' : '2 Mar 2026 - 09:00')
    // No word of a sentence that is always there stands alone on a row.
    expect(said).toContain(language === 'id' ? 'Pindai untuk lihat giliran Anda' : 'Scan to follow your turn')
    expect(said).toContain(
      language === 'id' ? 'Perkiraan dipanggil 09.20-09.35' : 'Expected call 09:20-09:35',
    )
    const sharp = (await import('sharp')).default
    const image = sharp(Buffer.from(paperImage(slip, paper)))
    const { data, info } = await image.clone().ensureAlpha().raw().toBuffer({ resolveWithObject: true })
    expect(decodeQR({ data, width: info.width, height: info.height })).toBe(LINK)
    // For the eye: GUYUB_PAPER=folder keeps what came out of the printer.
    if (process.env.GUYUB_PAPER) {
      mkdirSync(process.env.GUYUB_PAPER, { recursive: true })
      await image.png().toFile(join(process.env.GUYUB_PAPER, `slip-${paper}-${language}.png`))
    }
  },
)

test('the program counts as many letters to a line as the paper has room for', () => {
  for (const paper of PAPERS) expect(ROOM[paper][0]).toBe(ROOM[paper][1])
})
