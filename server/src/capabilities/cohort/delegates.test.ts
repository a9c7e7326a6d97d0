import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCohort, aDelegate, attendanceDesk, cohortDesk, twoDays } from '../../../test/a-cohort.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
let base: string
let sessions: readonly string[]
const people = { ani: '', budi: '', cici: '' }
const { refused } = cohortDesk(() => app)
const { mark, marks } = attendanceDesk(
  () => app,
  () => ({ base, sessions, people }),
)

beforeAll(async () => {
  app = await startTestApp()
  base = await aCohort(app)
  sessions = await twoDays(app, base)
})
afterAll(() => app.stop())

test('delegates are named once for all stages, and one who is replaced for good is counted', async () => {
  const url = `${base}/delegates`
  for (const [name, office] of [
    ['ani', 'bappeda'],
    ['budi', 'diskominfo'],
  ] as const) {
    const command = aDelegate({ name, office })
    const first = await app.post(url, command, 'secretariat')
    expect(await app.post(url, command, 'secretariat')).toEqual(first)
    people[name] = first.body.delegateId
  }
  expect(await refused(url, aDelegate({ office: 'nowhere' }))).toBe('cohort.unknown_office')
  expect(await refused(url, aDelegate({ unit: 'Kampus' }))).toBe('cohort.office_or_unit')
  expect(await refused(url, aDelegate({ group: 'nothing' }))).toBe('cohort.unknown_group')
  expect(await refused(url, aDelegate({ delegateId: newCommandId() }))).toBe('cohort.unknown_delegate')
  const command = aDelegate({ name: 'cici', office: 'diskominfo', replaces: people.budi })
  people.cici = (await app.post(url, command, 'secretariat')).body.delegateId
  expect(await refused(url, aDelegate({ name: 'dedi', replaces: people.budi }))).toBe(
    'cohort.replaced_already',
  )
  const cici = aDelegate({
    name: 'cici',
    office: 'diskominfo',
    delegateId: people.cici,
    replaces: people.cici,
  })
  expect(await refused(url, cici)).toBe('cohort.replaces_each_other')
  const budi = aDelegate({
    name: 'budi',
    office: 'diskominfo',
    delegateId: people.budi,
    replaces: people.cici,
  })
  expect(await refused(url, budi)).toBe('cohort.replaces_each_other')
  expect((await app.get(base, 'planner')).body).toMatchObject({ counts: { delegates: 2, replaced: 1 } })
  expect((await app.get(base)).body.delegates).toBeNull()
})

test('whoever attended and is called otherwise afterwards is shown with both names', async () => {
  await mark(marks('2026-03-02T02:00:00Z', { present: true }))
  const ani = aDelegate({ delegateId: people.ani, office: 'bappeda', name: 'Orang lain' })
  expect(await app.post(`${base}/delegates`, ani, 'secretariat')).toEqual(
    await app.post(`${base}/delegates`, ani, 'secretariat'),
  )
  const again = { ...ani, commandId: newCommandId(), name: 'ani' }
  await app.post(`${base}/delegates`, again, 'secretariat')
  const named = async (id: string) =>
    (await app.get(base, 'secretariat')).body.delegates.find((one: { id: string }) => one.id === id)
  expect(await named(people.ani)).toMatchObject({ name: 'ani', earlierNames: ['ani', 'Orang lain'] })
  // Who was nowhere yet was only written wrongly.
  const cici = { delegateId: people.cici, office: 'diskominfo', replaces: people.budi }
  for (const name of ['Cecep', 'cici'])
    await app.post(`${base}/delegates`, aDelegate({ ...cici, name }), 'secretariat')
  expect(await named(people.cici)).toMatchObject({ name: 'cici', earlierNames: [] })
})
