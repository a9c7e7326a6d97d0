import { expect, test } from 'vitest'
import { numberWords, spoken, spokenCall } from './spoken.ts'

test('numbers are said as people say them', () => {
  const said = {
    ...{ 0: 'nol', 7: 'tujuh', 10: 'sepuluh', 11: 'sebelas', 12: 'dua belas', 19: 'sembilan belas' },
    ...{
      20: 'dua puluh',
      21: 'dua puluh satu',
      99: 'sembilan puluh sembilan',
      100: 'seratus',
      101: 'seratus satu',
    },
    ...{ 110: 'seratus sepuluh', 111: 'seratus sebelas', 200: 'dua ratus', 215: 'dua ratus lima belas' },
    ...{
      999: 'sembilan ratus sembilan puluh sembilan',
      1000: 'seribu',
      1001: 'seribu satu',
      1100: 'seribu seratus',
    },
    ...{ 2024: 'dua ribu dua puluh empat' },
  }
  for (const [number, words] of Object.entries(said)) expect(numberWords(Number(number))).toBe(words)
  for (const bad of [-1, 1.5, 10_000, Number.NaN]) expect(() => numberWords(bad)).toThrow(RangeError)
})

test('a number of a lane is said letter by letter, then the number', () => {
  expect(spoken('A-12')).toBe('A dua belas')
  expect(spoken('AB-105')).toBe('A B seratus lima')
  expect(spoken('Loket 3')).toBe('Loket tiga')
  expect(spoken('Ruang 07')).toBe('Ruang nol tujuh')
  expect(spoken('Poli Anak')).toBe('Poli Anak')
})

test('a call says the number and where to go, and that it is of the day before', () => {
  const call = { number: 'A-12', counter: 'Loket 3', isCarried: false }
  expect(spokenCall(call)).toBe('Nomor antrean A dua belas. Silakan ke Loket tiga.')
  expect(spokenCall({ ...call, isCarried: true })).toBe(
    'Nomor antrean A dua belas, dari kemarin. Silakan ke Loket tiga.',
  )
})
