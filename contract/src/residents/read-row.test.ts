import { expect, test } from 'vitest'
import { addressOf, readResident } from './read-row.ts'

const GOOD: Record<string, string> = {
  ...{ nama: 'BUDI  SANTOSO', nik: "'3505011203900001", no_kk: '3505 0120 0515 0003', sex: 'L' },
  ...{
    tanggallahir: '12-03-1990',
    tempatlahir: 'BLITAR',
    status_kawin: 'KAWIN',
    kk_level: 'Kepala Keluarga',
  },
  ...{ alamat: '-', dusun: 'KRAJAN', rt: '2', rw: '1', ibu_nik: '0', nama_ibu: 'SITI' },
}
const read = (changes: Record<string, string> = {}) => {
  const row = { ...GOOD, ...changes }
  return readResident((column) => row[column] ?? '')
}
const faults = (changes: Record<string, string>) =>
  read(changes).faults.map(({ column, code }) => `${column} ${code}`)

test('a row of OpenSID becomes digits, codes and days, whether it says words or codes', () => {
  expect(read().faults).toEqual([])
  expect(read().values).toMatchObject({
    ...{ nama: 'BUDI SANTOSO', nik: '3505011203900001', no_kk: '3505012005150003', sex: '1' },
    ...{ tanggallahir: '1990-03-12', status_kawin: '2', kk_level: '1', alamat: '', ibu_nik: '' },
  })
  expect(
    read({ sex: '2', tanggallahir: '1990-03-12', status_kawin: 'CM', kk_level: '11' }).values,
  ).toMatchObject({
    ...{ sex: '2', tanggallahir: '1990-03-12', status_kawin: '4', kk_level: '11' },
  })
  expect(read({ tanggallahir: '12/3/1990' }).values.tanggallahir).toBe('1990-03-12')
})

test('each fault is told by its column', () => {
  expect(faults({ nik: '123' })).toEqual(['nik residents.nik_wrong'])
  expect(faults({ nik: '0' })).toEqual(['nik residents.nik_unknown'])
  expect(faults({ no_kk: '1', nama: ' - ' })).toEqual([
    'no_kk residents.kk_wrong',
    'nama residents.name_missing',
  ])
  expect(faults({ tanggallahir: '31-02-1990' })).toEqual(['tanggallahir residents.day_wrong'])
  expect(faults({ sex: '3', status_kawin: 'janda', kk_level: 'constructor' })).toEqual([
    'sex residents.code_unknown',
    'status_kawin residents.code_unknown',
    'kk_level residents.code_unknown',
  ])
})

test('who died or moved away has left; who is only marked as not valid has not', () => {
  expect(read({ status_dasar: 'MATI' }).hasLeft).toBe(true)
  expect(read({ status_dasar: '3' }).hasLeft).toBe(true)
  expect(
    [read(), read({ status_dasar: '1' }), read({ status_dasar: '9' })].some(({ hasLeft }) => hasLeft),
  ).toBe(false)
})

test('the address is that of the family card: street, or hamlet, with RT and RW', () => {
  expect(addressOf(read().values)).toBe('Dusun KRAJAN RT 002 RW 001')
  expect(addressOf(read({ alamat: 'Jalan Melati 3' }).values)).toBe('Jalan Melati 3 RT 002 RW 001')
})
