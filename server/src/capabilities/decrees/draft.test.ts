import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decreeDesk, decreePeople, type People, seatOf, whole } from '../../../test/a-decree.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
let decreeId: string
let people: People
const { code, current, seen, theSeat, write } = decreeDesk(
  () => app,
  () => decreeId,
)

beforeAll(async () => {
  app = await startTestApp()
  people = await decreePeople(app)
})
afterAll(() => app.stop())

test('a decree begins with a seat for every agency, sub-district and village, and says who is not named', async () => {
  const command = { commandId: newCommandId(), from: 'template' }
  const first = await app.post('/decrees', command, 'secretariat')
  expect(first).toMatchObject({ status: 200, body: { decreeId: command.commandId } })
  expect(await app.post('/decrees', command, 'secretariat')).toEqual(first)
  decreeId = first.body.decreeId
  const { body } = await app.get(`/decrees/${decreeId}`, 'secretariat')
  expect(body).toMatchObject({ state: 'draft', version: 1, officesWithoutSeat: [] })
  expect(body.unnamedOffices).toHaveLength(22 + 248 + 31 + 1)
  expect(body.body.headTitle).toBe('BUPATI BLITAR')
  expect(seatOf(body, 'tim', 'diskominfo')).toMatchObject({ position: 'Ketua', person: null })
  expect(seatOf(body, 'tim', '35.05.01.2001').duty).toContain('terdekat dengan warga')
  expect(await code('/decrees', { commandId: newCommandId(), from: 'template' })).toBe('decrees.draft_open')
})

test('a seat is given to an account with a role, or to a name; what contradicts itself is refused', async () => {
  const seat = await theSeat('tim', 'diskominfo')
  const command = { ...seat, commandId: newCommandId(), seatId: seat.id, ...(await seen()) }
  const named = {
    ...command,
    person: { id: people.ratna, name: 'Ratna', title: 'Kepala Dinas' },
    role: 'secretariat',
  }
  const url = `/decrees/${decreeId}/seats`
  const first = await app.post(url, named, 'secretariat')
  expect(first).toMatchObject({ status: 200, body: { seatId: seat.id, version: 2 } })
  expect(await app.post(url, named, 'secretariat')).toEqual(first)

  const again = async (more: object) => ({ ...named, commandId: newCommandId(), ...(await seen()), ...more })
  expect(await code(url, await again({ version: 1 }))).toBe('decrees.changed')
  expect(await code(url, await again({ body: 'nowhere' }))).toBe('decrees.unknown_body')
  expect(await code(url, await again({ office: 'nowhere' }))).toBe('decrees.unknown_office')
  expect(await code(url, await again({ seatId: newCommandId() }))).toBe('decrees.unknown_seat')
  expect(await code(url, await again({ person: { id: newCommandId(), name: 'X', title: null } }))).toBe(
    'decrees.unknown_person',
  )
  expect(await code(url, await again({ person: { id: null, name: 'X', title: null } }))).toBe(
    'decrees.role_needs_account',
  )
  expect(await code(url, await again({ acting: 'plt' }))).toBe('decrees.acting_needs_period')
  expect(await code(url, await again({ from: '2026-05-01', until: '2026-05-01' }))).toBe(
    'decrees.period_invalid',
  )
  expect((await app.post(url, await again({ role: 'admin' }), 'secretariat')).status).toBe(400)
  expect((await app.post(url, named, 'legal')).status).toBe(403)
  expect((await app.get(`/decrees/${newCommandId()}`, 'legal')).body.code).toBe('decrees.unknown')
})

test('an acting officer holds a seat for a time, and a seat that nobody needs is dropped', async () => {
  const district = await theSeat('tim', '35.05.01')
  const acting = { acting: 'plt', until: '2026-06-01', role: 'district-officer' }
  await write('seats', {
    ...district,
    seatId: district.id,
    person: { id: people.budi, name: 'Budi', title: null },
    ...acting,
  })
  const media = await write('seats', { ...(await theSeat('forum', null)), position: 'Tamu' })
  const drop = { commandId: newCommandId(), ...(await seen()) }
  const url = `/decrees/${decreeId}/seats/${media.seatId}/drop`
  const first = await app.post(url, drop, 'secretariat')
  expect(first.status).toBe(200)
  expect(await app.post(url, drop, 'secretariat')).toEqual(first)
  expect(await code(url, { commandId: newCommandId(), ...(await seen()) })).toBe('decrees.unknown_seat')
})

test('a text with gaps is not handed in', async () => {
  const refused = await app.post(
    `/decrees/${decreeId}/submit`,
    { commandId: newCommandId(), ...(await seen()) },
    'secretariat',
  )
  expect(refused).toMatchObject({ status: 409, body: { code: 'decrees.gaps_left' } })
  expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    '#/body/headName',
    '#/body/inView/4',
  ])

  const { title, body, bodies } = await current()
  const text = { title, body: whole(body), expiresOn: '2027-01-01' }
  expect(
    await code(`/decrees/${decreeId}/text`, {
      ...text,
      commandId: newCommandId(),
      ...(await seen()),
      bodies: bodies.slice(1),
    }),
  ).toBe('decrees.unknown_body')
  expect(
    await code(`/decrees/${decreeId}/text`, {
      ...text,
      commandId: newCommandId(),
      ...(await seen()),
      bodies: [...bodies, bodies[0]],
    }),
  ).toBe('decrees.double_key')
  const stuck = [{ key: 'x', title: 'x', roles: ['planner'] }]
  expect(
    await code(`/decrees/${decreeId}/text`, {
      ...{ ...text, commandId: newCommandId(), ...(await seen()), chain: stuck },
    }),
  ).toBe('decrees.role_cannot_decide')
  const command = { ...text, commandId: newCommandId(), ...(await seen()) }
  const first = await app.post(`/decrees/${decreeId}/text`, command, 'secretariat')
  expect(await app.post(`/decrees/${decreeId}/text`, command, 'secretariat')).toEqual(first)
})
