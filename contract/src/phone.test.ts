import { expect, test } from 'vitest'
import { internationalPhone, localPhone } from './phone.ts'

test.each([
  '0812-7654-3210',
  '+62 812 7654 3210',
  '6281276543210',
  '0062 812 7654 3210',
  '+62 (0)812 7654 3210',
  '81276543210',
])('%s is one number', (written) => {
  expect(localPhone(written)).toBe('081276543210')
  expect(internationalPhone(written)).toBe('+6281276543210')
})

test('a landline that begins as the country’s code does is nobody else’s mobile', () => {
  expect(localPhone('0628-1234567')).toBe('06281234567')
  expect(localPhone('+62 628 1234567')).toBe('06281234567')
  expect(localPhone('08 1234567')).not.toBe(localPhone('0628-1234567'))
})

test('a number of another country keeps its code', () => {
  expect(localPhone('+65 8123 4567')).toBe('+6581234567')
  expect(internationalPhone('0065 8123 4567')).toBe('+6581234567')
})
