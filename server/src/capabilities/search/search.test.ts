import { plainWords } from '@guyub/contract/plain-words'
import { matchOf } from '@guyub/contract/search'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

const find = async (q: string) => (await app.get(`/search?q=${encodeURIComponent(q)}`)).body

test('a service is found by its name, by what it delivers, in either language and with a slip of the finger', async () => {
  const sought = {
    'pak-saidi': ['Pak Saidi', 'akta kelahiran', 'birth certificate', 'akta kelahirn', 'lahir'],
    'kartu-keluarga': ['KARTU KELUARGA hilang', 'lost family card'],
    'akta-kematian': ['akta kematian', 'a death'],
    'ktp-el': ['KTP hilang', 'perekaman'],
    'surat-pindah': ['surat pindah', 'moving letter'],
  }
  for (const [key, questions] of Object.entries(sought))
    for (const q of questions) expect((await find(q)).services[0], q).toMatchObject({ key })
  expect((await find('teropong bintang')).services).toEqual([])
})

test('everyday words find what services call otherwise, and words of asking are no words of the matter', async () => {
  const sought = {
    'akta-kematian': ['meninggal', 'suami meninggal', 'how to get a death certificate'],
    'pak-saidi': ['akta bayi', 'cara membuat akta kelahiran'],
    aduan: ['jalan rusak', 'jalan berlubang', 'lapor sampah', 'mau komplain'],
    'ktp-el': ['cara bikin KTP', 'ktp rusak'],
    'surat-pindah': ['surat pindah datang'],
  }
  for (const [key, questions] of Object.entries(sought))
    for (const q of questions) expect((await find(q)).services[0], q).toMatchObject({ key })
})

test('a question that nothing answers whole is answered in part, and it is said so', async () => {
  const { isPart, services } = await find('jembatan gantung')
  expect(isPart).toBe(true)
  expect(services[0]).toMatchObject({ key: 'aduan' })
  expect((await find('akta kematian')).isPart).toBe(false)
})

test('what a service asks for is found, and for which service', async () => {
  const { requirements } = await find('buku nikah')
  const services = requirements.map(({ service }: { service: string }) => service)
  expect(services).toEqual(expect.arrayContaining(['pak-saidi', 'kartu-keluarga']))
})

test('an office is found by its name, and offices of another region are not', async () => {
  expect((await find('jaten')).offices[0]).toMatchObject({ code: '35.05.01.2001', kind: 'village' })
  const { body } = await app.get('/api/r/3325/search?q=jaten')
  expect(body.offices).toEqual([])
})

test('a question of nothing, or without an end, is refused', async () => {
  expect((await app.get('/search?q=')).status).toBe(400)
  expect((await app.get('/search')).status).toBe(400)
  expect((await app.get(`/search?q=${'a'.repeat(101)}`)).status).toBe(400)
  expect((await find('???')).services).toEqual([])
})

test('every word must be answered, and a whole word is worth more than a part of one', () => {
  const text = plainWords('Akta Kelahiran, cépat')
  expect(matchOf(plainWords('akta'), text)).toBe(3)
  expect(matchOf(plainWords('kela'), text)).toBe(2)
  expect(matchOf(plainWords('kelahiram'), text)).toBe(1)
  expect(matchOf(plainWords('cepat'), text)).toBe(3)
  expect(matchOf(plainWords('akta nikah'), text)).toBe(0)
  expect(matchOf(plainWords('aktb'), text)).toBe(0)
})
