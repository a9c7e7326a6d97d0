import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { TEST_AREAS } from '../../../test/template.ts'
import { loadAreas, loadOffices, loadRegions, officesUnder } from './index.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('an area is found by its dotted code and by its digits, with its parent and its children', async () => {
  const regency = await app.get('/api/regions/35.05')
  expect(regency).toMatchObject({
    status: 200,
    body: {
      code: '35.05',
      name: 'Kabupaten Blitar',
      level: 'regency',
      parent: { code: '35', name: 'Jawa Timur', level: 'province' },
    },
  })
  expect(regency.body.children).toHaveLength(22)
  expect(await app.get('/api/regions/3505')).toEqual(regency)
  expect((await app.get('/api/regions/3505012001')).body).toMatchObject({
    code: '35.05.01.2001',
    name: 'Jaten',
    parent: { code: '35.05.01', name: 'Wonodadi' },
    children: [],
  })
  expect((await app.get('/api/regions/35')).body).toMatchObject({ parent: null })
})

test.each(['99', '3505L', '35.0501', '350', 'x', '35.05.'])('"%s" is no area', async (code) => {
  expect(await app.get(`/api/regions/${code}`)).toMatchObject({
    status: 404,
    type: 'application/problem+json',
  })
})

test('Kabupaten Blitar has 22 districts and 248 villages, and each is an office', async () => {
  const { body } = await app.get('/api/r/3505/regions/offices')
  const kinds = Object.groupBy(body.offices, ({ kind }: { kind: string }) => kind)
  expect([kinds.district?.length, kinds.village?.length, kinds.regency?.length]).toEqual([22, 248, 1])
  expect(body.offices).toContainEqual({
    code: '35.05.01.2001',
    name: 'Desa Jaten',
    shortName: 'Jaten',
    kind: 'village',
    function: null,
    area: '35.05.01.2001',
    parent: '35.05.01',
  })
})

test('a service finds the population agency by its function, whatever a region calls it', async () => {
  for (const [region, code] of [
    ['3505', 'dispendukcapil'],
    ['3325', 'disdukcapil'],
  ]) {
    const { body } = await app.get(`/api/r/${region}/regions/offices?function=civil-registration`)
    expect(body.offices.map((office: { code: string }) => office.code)).toEqual([code])
  }
})

test('offices come in pages, all or those below one', async () => {
  const first = (await app.get('/api/r/3505/regions/offices?under=35.05.01&limit=8')).body
  const second = (await app.get(`/api/r/3505/regions/offices?under=35.05.01&limit=8&after=${first.next}`))
    .body
  expect([first.offices.length, second.offices.length, second.next]).toEqual([8, 4, null])
  expect(await officesUnder(app.pool.region('3505'), '35.05.01')).toHaveLength(12)
  expect(await officesUnder(app.pool.region('3505'), 'nowhere')).toEqual([])
})

test('a region without offices shows none of another, and a rehearsal says that it is one', async () => {
  expect((await app.get('/api/r/3325L/regions/offices')).body).toEqual({ offices: [], next: null })
  expect((await app.get('/api/r/3505L/regions/about')).body).toEqual({
    code: '3505L',
    name: 'Kabupaten Blitar (Latihan)',
    kind: 'rehearsal',
    tier: 'region',
    zone: 'Asia/Jakarta',
    area: '35.05',
  })
})

test('the centre is a tenant like any other: it has offices for the ministry and each province, no official code and no village', async () => {
  expect((await app.get('/api/r/IDL/regions/about')).body).toEqual({
    code: 'IDL',
    name: 'Nasional (Latihan)',
    kind: 'rehearsal',
    tier: 'nation',
    zone: 'Asia/Jakarta',
    area: '',
  })
  const { body } = await app.get('/api/r/ID/regions/offices')
  const kinds = Object.groupBy(body.offices, ({ kind }: { kind: string }) => kind)
  expect(Object.entries(kinds).map(([kind, offices]) => [kind, offices?.length])).toEqual([
    ['province', 38],
    ['directorate', 1],
    ['ministry', 1],
  ])
  const areas = (await app.get('/api/r/ID/regions/areas')).body
  expect(areas.filter(({ level }: { level: string }) => level === 'regency')).toHaveLength(514)
  expect(areas).toHaveLength(38 + 514)
})

test('the ministry keeps the name that it had on a day, and says what is uncertain about it', async () => {
  const { body } = await app.get('/api/r/ID/regions/office-names')
  expect(body).toMatchObject([
    { office: 'kementerian', shortName: 'Kominfo', to: '2024-10-21' },
    { office: 'kementerian', shortName: 'Komdigi', from: '2024-10-21', to: null },
    { office: 'ditjen', shortName: 'Ditjen Aptika', to: '2024-10-21' },
    { office: 'ditjen', shortName: 'Ditjen TPD', from: '2024-10-21', to: null },
  ])
  expect((await app.get('/api/r/3505/regions/office-names')).body).toEqual([])
})

test('an office that was closed is offered nowhere, and still has its name for what happened there', async () => {
  const closed = '35.05.01.2002'
  const set = (active: boolean) =>
    app.admin
      .updateTable('office')
      .set({ active })
      .where('region_code', '=', '3505')
      .where('code', '=', closed)
      .execute()
  await set(false)
  const codes = async (query: string) =>
    (await app.get(`/regions/offices?under=35.05.01${query}`)).body.offices.map(
      ({ code }: { code: string }) => code,
    )
  expect(await codes('')).not.toContain(closed)
  expect(await codes('&closed=true')).toContain(closed)
  await set(true)
})

test('loading again changes nothing, and keeps what a person has changed', async () => {
  expect(await loadAreas(app.ownerUrl, TEST_AREAS)).toBe(0)
  await app.admin
    .updateTable('office')
    .set({ name: 'Desa Jaten Baru' })
    .where('code', '=', '35.05.01.2001')
    .execute()
  await loadRegions(app.ownerUrl)
  await loadOffices(app.pool.region('3505'))
  // Below an office that is not there is nothing.
  expect((await app.get('/api/r/3505/regions/offices?under=nowhere')).body).toEqual({
    offices: [],
    next: null,
  })
  const { body } = await app.get('/api/r/3505/regions/offices?under=35.05.01.2001')
  expect(body.offices).toMatchObject([{ name: 'Desa Jaten Baru' }])
})
