import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { aPdf, signedBy } from '../../../test/signed-pdf.ts'
import { pdfSignature } from './pdf-signature.ts'

const NAME = 'KEPALA DINAS KEPENDUDUKAN (UJI)'
const INTACT = { state: 'intact', coversWhole: true, signer: NAME }

let signed: Buffer
beforeAll(async () => {
  signed = await signedBy(aPdf(), NAME)
})

test('a signed PDF is intact and covered whole, and its certificate names the signer', () => {
  expect(pdfSignature(signed)).toEqual(INTACT)
})

test('a PDF without a signature has none; what only looks like one is not read', () => {
  expect(pdfSignature(aPdf())).toBe(undefined)
  expect(pdfSignature(Buffer.from('no PDF at all'))).toBe(undefined)
  for (const range of ['[0 10 20 30]', '[0 9999999999 1 1]', '[5 5 5 5]', '[]', '[0 1 2]'])
    expect(pdfSignature(Buffer.from(`%PDF-1.7\n/ByteRange ${range}\n%%EOF`))?.state).toBe('unread')
})

test('one changed byte breaks it, wherever it stands', () => {
  const gap = gapOf(signed)
  fc.assert(
    fc.property(fc.nat(signed.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      fc.pre(at < gap.from || at >= gap.to)
      const changed = Buffer.from(signed)
      changed[at] = (changed[at] ?? 0) ^ change
      expect(pdfSignature(changed)?.state ?? 'none').not.toBe('intact')
    }),
    { numRuns: 300 },
  )
})

test('whatever a signature is changed into, it is told and never an error', () => {
  const { from } = gapOf(signed)
  fc.assert(
    fc.property(fc.nat(2000), fc.constantFrom(...'0123456789abcdef'), (at, digit) => {
      const changed = Buffer.from(signed)
      fc.pre(String.fromCharCode(changed[from + 1 + at] ?? 0) !== digit)
      changed.write(digit, from + 1 + at, 'latin1')
      // Intact too: nobody vouches for the name in a certificate whose issuer is not looked up.
      expect(['intact', 'broken', 'unread']).toContain(pdfSignature(changed)?.state)
    }),
    { numRuns: 500 },
  )
})

test('what was added after signing is not covered, and that is said', () => {
  expect(pdfSignature(Buffer.concat([signed, Buffer.from('\n% added later\n')]))).toEqual({
    ...INTACT,
    coversWhole: false,
  })
})

test('what was smuggled beside the signature is not believed', () => {
  const { from, to } = gapOf(signed)
  const text = signed.toString('latin1')
  const [range = ''] = text.match(/\/ByteRange \[[^\]]*\]/) ?? []
  const wider = range.replace(/\d+ (\d+) (\d+) (\d+)/, (_, b, c, d) => `0 ${b - 40} ${c} ${d}`)
  const smuggled = text.replace(range, wider.padEnd(range.length))
  expect(to).toBeGreaterThan(from)
  expect(pdfSignature(Buffer.from(smuggled, 'latin1'))?.state).toBe('unread')
})

test('a signature of somebody else over the same bytes bears their name, not the agency`s', async () => {
  expect(pdfSignature(await signedBy(aPdf(), 'Orang Lain'))).toEqual({ ...INTACT, signer: 'Orang Lain' })
})

test('a second signature over all is the one that is told', async () => {
  const twice = await signedBy(signed, 'Penanda Tangan Kedua')
  expect(pdfSignature(twice)).toEqual({ ...INTACT, signer: 'Penanda Tangan Kedua' })
})

/** Where the hexadecimal signature stands, with its brackets. */
function gapOf(pdf: Buffer): { from: number; to: number } {
  const [, from, to] = pdf.toString('latin1').match(/\/ByteRange \[0 (\d+) (\d+) \d+\s*\]/) ?? []
  return { from: Number(from), to: Number(to) }
}
