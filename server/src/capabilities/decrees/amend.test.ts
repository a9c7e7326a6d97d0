import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decreeDesk, decreePeople, type People, placesOf } from '../../../test/a-decree.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
let decreeId: string
let people: People
const { begun, current, numbered, passAll, seated, theSeat, wholeText, write } = decreeDesk(
  () => app,
  () => decreeId,
)

beforeAll(async () => {
  app = await startTestApp()
  people = await decreePeople(app)
  decreeId = await begun()
  await seated(people)
  await wholeText()
  await passAll()
  expect(await numbered({})).toMatchObject({ decreeId, started: 2 })
})
afterAll(() => app.stop())

test('a decree that amends it lists what changes, ends what it no longer gives and leaves the rest alone', async () => {
  const former = decreeId
  const draft = await app.post(
    '/decrees',
    { commandId: newCommandId(), from: 'decree-in-force' },
    'secretariat',
  )
  decreeId = draft.body.decreeId
  const chair = await theSeat('tim', 'diskominfo')
  await write('seats', {
    ...chair,
    seatId: chair.id,
    person: { id: people.sari, name: 'Sari', title: 'Kepala Dinas' },
  })
  expect((await current()).changes).toMatchObject([
    { kind: 'replaced', before: { person: { name: 'Ratna' } }, after: { person: { name: 'Sari' } } },
  ])
  await passAll()
  expect(await numbered({})).toBe('decrees.number_taken')
  expect(
    await numbered({ number: '188/40/2026', decidedOn: '2026-03-02', effectiveOn: '2026-04-01' }),
  ).toEqual({ decreeId, started: 1, ended: 1, waiting: 0 })
  expect(await placesOf(app, people)).toMatchObject([
    { user_id: people.ratna, valid_to: '2026-04-01' },
    { user_id: people.budi, decree: '188/12/2026', valid_to: '2026-06-01' },
    { user_id: people.sari, decree: '188/40/2026', valid_from: '2026-04-01', valid_to: '2027-01-01' },
  ])
  expect((await app.get('/decrees/team')).body.decree.id).toBe(former)
  app.clock.now = new Date('2026-04-01T02:00:00Z')
  expect((await app.get('/decrees/team')).body.decree.id).toBe(decreeId)
})

test('who left without a successor is shown until somebody takes over', async () => {
  app.clock.now = new Date('2026-06-02T02:00:00Z')
  const shown = async () => (await app.get('/decrees/handovers', 'secretariat')).body
  expect(await shown()).toMatchObject([
    {
      name: 'budi',
      office: { code: '35.05.01', name: 'Kecamatan Wonodadi' },
      role: 'district-officer',
      endedOn: '2026-06-01',
      isFollowed: false,
      openCases: 0,
    },
  ])
  expect((await app.get('/decrees/handovers', 'clerk')).status).toBe(403)
  const place = { office: '35.05.01', role: 'district-officer', decree: 'x', from: '2026-06-01' }
  const { body } = await app.post(
    '/identity/memberships',
    { commandId: newCommandId(), userId: people.ratna, ...place },
    'admin',
  )
  expect(await shown()).toHaveLength(1)
  await app.post(
    `/identity/memberships/${body.membershipId}/confirm`,
    { commandId: newCommandId() },
    'leader',
  )
  expect(await shown()).toEqual([])
})

test('the log names nobody', async () => {
  await app.sequenced()
  const told = await app.admin.selectFrom('log').select('facts').where('type', 'like', 'decrees.%').execute()
  expect(told.length).toBeGreaterThan(0)
  expect(JSON.stringify(told)).not.toMatch(/Ratna|Budi|Sari/)
})
