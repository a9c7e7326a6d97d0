import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { loadHistory } from './index.ts'

const BASE = '/api/r/ID/movement'
const BLITAR = '35.05'
let app: TestApp
let wave: string
beforeAll(async () => {
  app = await startTestApp()
  await loadHistory(app.pool.region('ID'), app.clock.now)
  wave = (await opened()).body.waveId
})
afterAll(() => app.stop())

test('the registry has every regency and city of the country, and what sources tell of some of them', async () => {
  const { body } = await app.get(`${BASE}/members`)
  expect([body.members.length, body.provinces.length]).toEqual([514, 38])
  expect(body.years[0]).toBe(2017)
  expect(of(body, '35.72')).toMatchObject({
    name: 'Kota Blitar',
    kind: 'kota',
    province: '35',
    standing: 'active',
    waves: [2023],
    steps: {
      selected: { day: '2023-01-01', precision: 'year' },
      active: { day: '2024-01-01', precision: 'year' },
    },
  })
  expect(of(body, '11.01')).toMatchObject({ standing: 'none', waves: [], steps: {} })
  // Kabupaten Blitar was assessed in a month of the year in which it was selected: the order is the usual one.
  expect(of(body, BLITAR)).toMatchObject({ standing: 'active' })
})

test('it is filtered by name, province, standing and wave, and its counts are of what is shown', async () => {
  const codes = async (query: string) => {
    const { body } = await app.get(`${BASE}/members?${query}`)
    return [body.members.map(({ code }: { code: string }) => code), body.counts.selected.count]
  }
  expect(await codes('province=35&standing=active')).toEqual([['35.05', '35.72'], 2])
  expect(await codes('wave=2019')).toEqual([['64.74'], 1])
  expect(await codes('province=99')).toEqual([[], 0])
  expect((await codes('name=blitar'))[0]).toEqual(['35.05', '35.72'])
  expect((await codes('name=35.72&standing=active'))[0]).toEqual(['35.72'])
  expect((await app.get(`${BASE}/members?standing=famous`)).status).toBe(400)
})

test('as it stood at the end of a year', async () => {
  const { body } = await app.get(`${BASE}/members?year=2018&province=35`)
  expect([of(body, BLITAR).standing, of(body, '35.72').standing]).toEqual(['selected', 'none'])
  const { body: years } = await app.get(`${BASE}/years?from=2017&to=2024`)
  expect(of(years, BLITAR).standings).toEqual([
    ...['none', 'selected', 'active', 'active', 'active', 'active', 'active', 'active'],
  ])
  expect(of(years, '35.72').index).toEqual([null, null, null, null, null, null, null, 3.38])
  expect((await app.get(`${BASE}/years?from=2024&to=2017`)).status).toBe(400)
})

test('of a wave it is told how many regions are known by name, and what every source says of it', async () => {
  const { body } = await app.get(`${BASE}/waves`)
  const of2018 = body.waves.find(({ year }: { year: number }) => year === 2018)
  expect(of2018.known).toMatchObject({ assessed: 1, selected: 2, active: 1 })
  const said = (what: string) =>
    of2018.said.flatMap((one: { what: string; count: number }) => (one.what === what ? one.count : []))
  expect(said('assessed')).toEqual([165, 154])
  const of2024 = body.waves.find(({ year }: { year: number }) => year === 2024)
  expect(of2024.unplaced.map(({ name }: { name: string }) => name)).toEqual(['Serang', 'Banjar', 'Solok'])
  expect(of2024.known.selected).toBe(7)
})

test('loading the history again changes nothing that a person recorded', async () => {
  const before = (await app.get(`${BASE}/waves`)).body
  await loadHistory(app.pool.region('ID'), app.clock.now)
  expect((await app.get(`${BASE}/waves`)).body).toEqual(before)
})

test('the ministry opens a wave once; its name, its day and its parameters are judged', async () => {
  const command = aWave({ name: 'Gelombang kedua' })
  const first = await app.post(`${BASE}/waves`, command, 'centre')
  expect(first).toMatchObject({ status: 200, body: { year: 2026 } })
  expect(await app.post(`${BASE}/waves`, command, 'centre')).toEqual(first)
  const code = async (more: object) => (await app.post(`${BASE}/waves`, aWave(more), 'centre')).body.code
  expect(await code({ name: 'Gelombang kedua' })).toBe('movement.wave_exists')
  expect(await code({ name: 'x', openedOn: '2026-03-04' })).toBe('movement.in_future')
  expect(await code({ name: 'x', openedOn: '2016-12-31' })).toBe('movement.before_movement')
  expect(await code({ name: 'x', selection: 'nothing' })).toBe('movement.no_such_selection')
})

test('outside the centre there is no registry, and nobody else commands it', async () => {
  expect((await app.get('/api/r/3505/movement/members')).body.code).toBe('movement.not_the_nation')
  expect((await app.post('/movement/waves', aWave(), 'ministry')).body.code).toBe('movement.not_the_nation')
  expect((await app.post(`${BASE}/waves`, aWave(), 'eastJava')).status).toBe(403)
  expect((await app.post(`${BASE}/waves`, aWave(), 'ministry')).status).toBe(403)
  expect((await app.post(`${BASE}/waves`, aWave())).status).toBe(401)
})

test('the centre gives no services', async () => {
  expect((await app.get('/api/r/ID/services')).body).toEqual([])
  expect((await app.get('/api/r/ID/services/pak-saidi')).body.code).toBe('services.unknown')
  expect((await app.get('/api/r/3505/services')).body.length).toBeGreaterThan(0)
})

test('the map has an outline for every code of the registry, and larger ones of a province', async () => {
  const { body } = await app.get('/api/movement/map')
  const { body: registry } = await app.get(`${BASE}/members`)
  const codes = (rows: { code: string }[]) => rows.map(({ code }) => code).sort()
  expect(codes(body.shapes)).toEqual(codes(registry.members))
  expect(body.shapes.every(({ path }: { path: string }) => /^M\d/.test(path))).toBe(true)
  expect(JSON.stringify(body).length).toBeLessThan(220_000)
  expect((await app.get('/api/movement/map?province=35')).body.shapes).toHaveLength(38)
  expect((await app.get('/api/movement/map?province=99')).body.code).toBe('movement.no_such_province')
})

test('an invitation of many is whole or not at all, and names every fault', async () => {
  const command = anInvitation(['11.01', '11.02'])
  const first = await app.post(`${BASE}/waves/${wave}/invitations`, command, 'centre')
  expect(first).toMatchObject({ status: 200, body: { invited: 2 } })
  expect(await app.post(`${BASE}/waves/${wave}/invitations`, command, 'centre')).toEqual(first)
  const { body } = await invited(['11.03', '11.01', '99.99', '11.03'])
  expect(body).toMatchObject({
    code: 'movement.invitation_faults',
    errors: [
      { pointer: '#/members/1', code: 'movement.twice_in_wave' },
      { pointer: '#/members/2', code: 'movement.unknown_member' },
      { pointer: '#/members/3', code: 'movement.twice_in_wave' },
    ],
  })
  expect((await app.get(`${BASE}/members/11.03`)).body.steps).toEqual([])
  expect((await invited(['11.03'], { on: '2026-01-04' })).body.code).toBe('movement.before_wave')
  expect((await invited(['11.03'], { on: '2026-03-04' })).body.code).toBe('movement.in_future')
  expect((await invited(['35'])).status).toBe(400)
  const nowhere = `${BASE}/waves/${newCommandId()}/invitations`
  expect((await app.post(nowhere, anInvitation(['11.03']), 'centre')).body.code).toBe('movement.no_such_wave')
})

interface Row {
  readonly code: string
  readonly standing: string
  readonly standings: readonly string[]
  readonly index: readonly (number | null)[]
}

function of(body: { readonly members: readonly Row[] }, code: string): Row {
  const found = body.members.find((row) => row.code === code)
  if (!found) throw new Error(`${code} is not there`)
  return found
}

function aWave(more: object = {}) {
  return {
    ...{
      commandId: newCommandId(),
      name: 'Gelombang 2026',
      openedOn: '2026-01-05',
      selection: 'questionnaire-2019',
    },
    ...more,
  }
}

function opened() {
  return app.post(`${BASE}/waves`, aWave(), 'centre')
}

function anInvitation(members: string[], more: object = {}) {
  return { commandId: newCommandId(), members, on: '2026-01-12', letter: 'S-12/DJTPD/2026', ...more }
}

function invited(members: string[], more: object = {}) {
  return app.post(`${BASE}/waves/${wave}/invitations`, anInvitation(members, more), 'centre')
}
