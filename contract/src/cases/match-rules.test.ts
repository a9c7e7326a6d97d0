import { expect, test } from 'vitest'
import { matchPaper, type Waiting } from './match-rules.ts'

const one = (product: string, number: string | null, trackingCode = '3505-ABCD-EFGH'): Waiting => {
  return { caseId: trackingCode, product, trackingCode, number }
}
const akta = one('birth-certificate', '3505-LU-02032026-0001')
const kk = one('family-card', '3505012005150003')
const other = one('birth-certificate', '3505-LU-02032026-0002', '3505-JKLM-NPQR')
const ALL = [akta, kk, other]

test('a number in the text of the paper is enough, however it is set', () => {
  for (const text of [
    'KUTIPAN AKTA KELAHIRAN Nomor 3505-LU-02032026-0001',
    'nomor 3505 LU 02032026 0001.',
    '3505lu020320260001',
  ])
    expect(matchPaper('scan.pdf', text, ALL)).toEqual({ candidates: [akta], doubts: [] })
})

test('a number within a longer one is none, and a short one says nothing', () => {
  expect(matchPaper('x.pdf', 'No. 93505-LU-02032026-0001', ALL).doubts).toEqual(['no_number'])
  expect(matchPaper('x.pdf', 'No. 3505-LU-02032026-00012', ALL).doubts).toEqual(['no_number'])
  expect(matchPaper('12.pdf', 'nomor 12', [one('family-card', '12')]).doubts).toEqual(['no_number'])
})

test('name and text that say the same agree; that say different papers are for a person', () => {
  const named = '3505-LU-02032026-0001.pdf'
  expect(matchPaper(named, 'Nomor 3505-LU-02032026-0001', ALL)).toEqual({ candidates: [akta], doubts: [] })
  expect(matchPaper(named, 'Nomor 3505-LU-02032026-0002', ALL)).toEqual({
    candidates: [other, akta],
    doubts: ['name_and_text_differ'],
  })
})

test('a number in the name alone is doubtful, whether the text is silent or is a picture', () => {
  const named = 'KK 3505012005150003.pdf'
  expect(matchPaper(named, 'KARTU KELUARGA', ALL)).toEqual({ candidates: [kk], doubts: ['only_in_name'] })
  expect(matchPaper(named, undefined, ALL)).toEqual({ candidates: [kk], doubts: ['no_text'] })
})

test('our code finds the request; which of its papers it is, a person says', () => {
  const match = matchPaper('3505-ABCD-EFGH.pdf', '', ALL)
  expect(match.candidates).toEqual([akta, kk])
  expect(match.doubts).toContain('several')
  expect(matchPaper('3505-JKLM-NPQR akta.pdf', undefined, ALL).candidates).toEqual([other])
})

test('the number of a family that asked twice fits both, and is for a person', () => {
  const twice = [kk, one('family-card', '3505012005150003', '3505-JKLM-NPQR')]
  expect(matchPaper('x.pdf', '3505012005150003', twice).doubts).toEqual(['several'])
})
