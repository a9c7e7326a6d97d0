import { expect, test } from 'vitest'
import { sameUnderNewRecord, stillSame } from './same-person.ts'

const SITI = {
  name: 'Siti Aminah',
  birthDate: '1984-05-12',
  nik: '3505015205840001',
  insurance: '0001234567890',
}
const { nik: _, ...WITHOUT_NIK } = SITI

test.each([
  ['the same numbers', SITI, true],
  ['the number of resident alone', { ...SITI, insurance: undefined }, true],
  ['the card alone', WITHOUT_NIK, true],
  ['another birth date', { ...SITI, birthDate: '1984-05-13' }, false],
  ['the card, and another number of resident', { ...SITI, nik: '3505015205840002' }, false],
  ['no number at all', { name: SITI.name, birthDate: SITI.birthDate }, false],
  ['what the hospital calls somebody else', { ...SITI, person: 'p-2' }, false],
])('under another record number, %s', (_name, told, isSame) => {
  expect(
    sameUnderNewRecord({ ...SITI, person: 'p-1' }, { person: isSame ? undefined : 'p-2', ...told }),
  ).toBe(isSame)
})

test('what the hospital calls somebody for ever outweighs a corrected birth date', () => {
  expect(
    sameUnderNewRecord({ ...SITI, person: 'p-1' }, { ...SITI, person: 'p-1', birthDate: '1984-12-05' }),
  ).toBe(true)
})

test.each([
  ['a corrected birth date', { ...SITI, birthDate: '1984-12-05' }, true],
  ['a corrected number of resident', { ...SITI, nik: '3505015205840002' }, true],
  ['both are another', { ...SITI, birthDate: '1990-01-02', nik: '3505010201900002' }, false],
  ['another date and another name', { name: 'Budi', birthDate: '1990-01-02' }, false],
])('under the same record number: %s', (_name, told, isSame) => {
  expect(stillSame(SITI, told)).toBe(isSame)
})
