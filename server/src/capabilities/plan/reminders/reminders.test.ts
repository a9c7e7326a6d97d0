import { createHash } from 'node:crypto'
import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDraft, added, anActivity } from '../../../../test/a-plan.ts'
import { RED_PNG } from '../../../../test/evaluation-round.ts'
import { startTestApp, type TestApp } from '../../../../test/harness.ts'

type Who = Parameters<TestApp['post']>[2]

let app: TestApp
let activityId: string
let milestoneId: string
beforeAll(async () => {
  app = await startTestApp()
  const draft = await aDraft(app)
  activityId = draft.activityId
  milestoneId = await added(
    app,
    draft.planId,
    'milestone',
    { title: 'Serah terima', dueOn: '2026-03-10' },
    activityId,
  )
  await added(app, draft.planId, 'budget', { year: 2026, source: 'apbd', amount: 100 }, activityId)
  await anActivity(app, draft.planId, { ownerCode: 'dinas-kesehatan', title: 'Antrean puskesmas' })
  await app.post(
    '/plan/obstacles',
    { commandId: newCommandId(), kind: 'money', title: 'Belum dianggarkan', activities: [activityId] },
    'agency',
  )
})
afterAll(() => app.stop())

const read = async (who: Who, query = '') => (await app.get(`/plan/reminders${query}`, who)).body
const kinds = async (who: Who = 'agency') =>
  (await read(who)).reminders.map(({ kind, about }: { kind: string; about: string | null }) => [kind, about])

test('nobody is reminded of what was said a short while ago', async () => {
  expect(await read('agency')).toMatchObject({ count: 0, reminders: [], offices: [] })
})

test('an overdue milestone, a silent obstacle and a quarter without report wait for their owner, each after its days', async () => {
  app.clock.now = new Date('2026-03-24T02:00:00Z')
  expect(await kinds()).toEqual([])
  app.clock.now = new Date('2026-03-25T02:00:00Z')
  expect(await kinds()).toEqual([['milestone', 'Serah terima']])
  app.clock.now = new Date('2026-04-16T02:00:00Z')
  expect(await kinds()).toEqual([
    ['obstacle', null],
    ['milestone', 'Serah terima'],
    ['quarter', '2026/1'],
  ])
  const { reminders } = await read('agency')
  expect(reminders[1]).toMatchObject({ id: activityId, since: '2026-03-10', days: 37 })
})

test('a report answers its reminder', async () => {
  const proof = { paper: 'BA 12/2026' }
  const reached = { commandId: newCommandId(), doneOn: '2026-03-09', ...proof }
  await app.post(`/plan/milestones/${milestoneId}/reach`, reached, 'agency')
  const spent = { commandId: newCommandId(), year: 2026, quarter: 1, spent: 0, ...proof }
  await app.post(`/plan/activities/${activityId}/realisation`, spent, 'agency')
  expect(await kinds()).toEqual([['obstacle', null]])
})

test('a report whose file is named and not attached waits for it; nothing spent needs none', async () => {
  app.clock.now = new Date('2026-04-30T02:00:00Z')
  expect(await kinds()).not.toContainEqual(['paper', 'Serah terima'])
  app.clock.now = new Date('2026-05-01T02:00:00Z')
  const papers = async () => (await kinds()).filter(([kind]: [string]) => kind === 'paper')
  expect(await papers()).toEqual([['paper', 'Serah terima']])
  const query = new URLSearchParams({
    ...{ commandId: newCommandId(), report: 'milestone', reportId: milestoneId, looked: 'yes' },
    ...{ paperKind: 'dated-photo', paperOn: '2026-03-09' },
    sha256: createHash('sha256').update(RED_PNG).digest('hex'),
  })
  const { statusCode } = await app.inject({
    method: 'POST',
    url: `/api/r/3505/plan/papers?${query}`,
    headers: { 'x-actor': 'agency', 'content-type': 'application/octet-stream' },
    payload: RED_PNG,
  })
  expect([statusCode, await papers()]).toEqual([200, []])
})

test('what its owner leaves longer goes to the regional secretary and the head, after days of its own', async () => {
  // Forty days after the rehearsal began the obstacle had waited ten days for its owner.
  const obstacle = { kind: 'obstacle', title: 'Belum dianggarkan', secretaryOn: '2026-04-16' }
  app.clock.now = new Date('2026-04-15T02:00:00Z')
  for (const who of ['regionalSecretary', 'leader'] as const)
    expect(await read(who)).toMatchObject({
      as: 'secretary',
      office: null,
      count: 0,
      reminders: [],
      offices: [],
    })
  expect(await read('agency')).toMatchObject({ as: 'owner', reminders: [obstacle] })
  app.clock.now = new Date('2026-04-16T02:00:00Z')
  for (const who of ['regionalSecretary', 'leader'] as const) {
    expect(await read(who)).toMatchObject({
      ...{ as: 'secretary', office: null, count: 1, rules: { secretary: 14 } },
      offices: [{ code: 'dispendukcapil', count: 1 }],
      reminders: [{ ...obstacle, owner: (await read('agency')).office.name }],
    })
    expect(await read(who, '?office=dispendukcapil')).toMatchObject({
      ...{ count: 1, office: { code: 'dispendukcapil' } },
    })
    expect(await read(who, '?office=dinas-kesehatan')).toMatchObject({ count: 0, reminders: [] })
  }
})

test('one kind is read alone, and every kind keeps its count', async () => {
  app.clock.now = new Date('2026-04-16T02:00:00Z')
  const { kinds: counted } = await read('agency')
  const [{ kind, count }] = counted
  const chosen = await read('agency', `?kind=${kind}`)
  expect(chosen).toMatchObject({ count, kinds: counted })
  expect(new Set(chosen.reminders.map((one: { kind: string }) => one.kind))).toEqual(new Set([kind]))
  expect((await app.get('/plan/reminders?kind=weather', 'agency')).status).toBe(400)
})

test('planners see whose turn it is, an agency itself alone', async () => {
  app.clock.now = new Date('2026-06-20T02:00:00Z')
  const all = await read('planner')
  expect(all.offices.map(({ code }: { code: string }) => code)).toEqual(['dispendukcapil', 'dinas-kesehatan'])
  expect(all).toMatchObject({ office: { code: 'bappeda' }, count: 0 })
  expect(await read('planner', '?office=dinas-kesehatan')).toMatchObject({
    count: 1,
    reminders: [{ kind: 'activity', title: 'Antrean puskesmas', since: '2026-03-02' }],
  })
  expect((await read('agency')).offices).toHaveLength(1)
  expect((await read('agency', '?office=dinas-kesehatan')).code).toBe('plan.not_yours')
  for (const who of ['clerk', 'assessor', 'ministry', 'legal'] as const)
    expect((await app.get('/plan/reminders', who)).body.code).toBe('access.denied')
  expect((await app.get('/plan/reminders')).status).toBe(401)
})
