import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDraft, added } from '../../../test/a-plan.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
let planId: string
let activityId: string
let milestoneId: string
let amendment: string
beforeAll(async () => {
  app = await startTestApp()
  ;({ planId, activityId } = await aDraft(app))
  milestoneId = await added(
    app,
    planId,
    'milestone',
    { title: 'Serah terima', dueOn: '2026-02-01' },
    activityId,
  )
  await added(
    app,
    planId,
    'budget',
    { year: 2026, source: 'apbd', amount: 9_007_199_254_740_991 },
    activityId,
  )
})
afterAll(() => app.stop())

type Who = Parameters<TestApp['post']>[2]
const ADOPT = { regulation: 'Peraturan Bupati Nomor 1 Tahun 2026', regulationOn: '2026-02-20' }

function version(what: string, more: object = {}, { id = planId, who = 'planner' as Who } = {}) {
  return app.post(`/plan/versions/${id}/${what}`, { commandId: newCommandId(), ...more }, who)
}

function edit(id: string, field: string, seen: number, value: unknown, who: Who = 'planner') {
  const body = { commandId: newCommandId(), changes: [{ field, seen, value }] }
  return app.post(`/plan/versions/${id}/nodes/activity/${activityId}/edit`, body, who)
}

test('a draft is consulted about, can come back, and is adopted by a regulation once nothing contradicts itself', async () => {
  expect((await version('adopt', ADOPT)).body.code).toBe('plan.wrong_status')
  expect((await version('amend')).body.code).toBe('plan.not_adopted')
  expect((await version('consult', {}, { who: 'agency' })).status).toBe(403)
  expect((await version('consult')).body).toEqual({ planId, status: 'consultation' })
  expect((await version('consult')).body.code).toBe('plan.wrong_status')
  expect((await version('consult', { back: true })).body.status).toBe('draft')
  await version('consult')
  expect((await version('adopt', { ...ADOPT, regulationOn: '2026-03-03' })).body.code).toBe(
    'plan.regulation_in_future',
  )
  await edit(planId, 'title', 1, 'Kata yang pertama')
  const late = await edit(planId, 'title', 1, 'Kata yang kedua', 'agency')
  expect((await version('adopt', ADOPT)).body.code).toBe('plan.conflicts_open')
  const { conflictId } = late.body.fields[0]
  await app.post(
    `/plan/conflicts/${conflictId}/resolve`,
    { commandId: newCommandId(), choice: 'standing', seen: 2 },
    'planner',
  )
  const { body: all } = await app.get(`/plan/activities?version=${planId}&dimension=branding`, 'planner')
  const remove = (restore: boolean, revision: number) =>
    version(`nodes/activity/${all[0].id}/remove`, { revision, restore })
  await remove(false, 1)
  expect((await version('adopt', ADOPT)).body.code).toBe('plan.dimension_missing')
  await remove(true, 2)
  const command = { commandId: newCommandId(), ...ADOPT }
  const adopted = await app.post(`/plan/versions/${planId}/adopt`, command, 'planner')
  expect(adopted).toMatchObject({ status: 200, body: { planId, superseded: null } })
  expect(await app.post(`/plan/versions/${planId}/adopt`, command, 'planner')).toEqual(adopted)
  expect((await app.get('/plan', 'planner')).body).toMatchObject({ id: planId, status: 'adopted', ...ADOPT })
})

test('an adopted plan takes no edit, only reports, remarks and requests', async () => {
  expect((await edit(planId, 'title', 2, 'Diam-diam')).body.code).toBe('plan.adopted')
  const fields = { title: 'Baru', dueOn: '2026-09-01' }
  expect((await version('nodes/milestone', { activityId, fields })).body.code).toBe('plan.adopted')
  expect((await version(`nodes/activity/${activityId}/remove`, { revision: 3 })).body.code).toBe(
    'plan.adopted',
  )
  const reach = (more: object, who: Who = 'agency') =>
    app.post(
      `/plan/milestones/${milestoneId}/reach`,
      {
        commandId: newCommandId(),
        doneOn: '2026-02-27',
        paperKind: 'handover-minutes',
        paper: 'BA 12/2026',
        ...more,
      },
      who,
    )
  expect((await reach({}, 'otherAgency')).body.code).toBe('plan.not_yours')
  expect((await reach({ paperKind: 'rumour' })).body.code).toBe('plan.unknown_code')
  expect((await reach({ doneOn: '2026-03-03' })).body.code).toBe('plan.milestone_in_the_future')
  const command = { commandId: newCommandId() }
  const reached = await reach(command)
  expect(reached.status).toBe(200)
  expect(await reach(command)).toEqual(reached)
  expect((await reach({})).body.code).toBe('plan.milestone_reached')
  const remark = { commandId: newCommandId(), words: 'Mohon lokasi diperjelas.' }
  const path = `nodes/activity/${activityId}/comments`
  const said = await version(path, remark, { who: 'otherAgency' })
  expect(said.status).toBe(200)
  expect(await version(path, remark, { who: 'otherAgency' })).toEqual(said)
  const { body } = await app.get(`/plan/activities/${activityId}`, 'agency')
  expect(body.comments).toMatchObject([{ words: remark.words, office: 'Dinas Kesehatan' }])
  expect(body.milestones).toMatchObject([{ doneOn: '2026-02-27', report: { paper: 'BA 12/2026' } }])
  expect(body.line.progress).toMatchObject({ value: 1, basis: 'milestones', recorded: 0 })
  expect(body.may).toEqual({ edit: false, report: true, contribute: true, editAll: false })
})

test('an amendment holds the same under the same ids; a request asked of the adopted plan is accepted into it', async () => {
  const request = {
    commandId: newCommandId(),
    field: 'title',
    value: 'Judul yang diminta dinas',
    reason: 'Sesuai Renstra yang baru',
  }
  const path = `nodes/activity/${activityId}/requests`
  const asked = await version(path, request, { who: 'agency' })
  expect(asked.status).toBe(200)
  expect(await version(path, request, { who: 'agency' })).toEqual(asked)
  const again = { ...request, commandId: newCommandId() }
  expect((await version(path, { ...again, value: 'Kata yang pertama' })).body.code).toBe(
    'plan.asks_for_nothing',
  )
  expect((await version(path, { ...again, field: 'nonsense' })).body.code).toBe('plan.invalid_field')
  expect((await version(path, { ...again, field: 'ownerCode', value: 'entah' })).body.code).toBe(
    'plan.unknown_code',
  )
  const decide = (more: object, who: Who = 'secretariat', id = request.commandId) =>
    app.post(
      `/plan/requests/${id}/decide`,
      { commandId: newCommandId(), decision: 'accepted', why: 'Setuju', seen: 2, ...more },
      who,
    )
  expect((await decide({}, 'agency')).status).toBe(403)
  expect((await decide({})).body.code).toBe('plan.no_open_version')
  expect((await decide({}, 'planner', newCommandId())).body.code).toBe('plan.no_such_request')

  const begin = { commandId: newCommandId() }
  const begun = await version('amend', begin)
  expect(begun).toMatchObject({ status: 200, body: { number: 2 } })
  expect(await version('amend', begin)).toEqual(begun)
  amendment = begun.body.planId
  expect((await version('amend')).body.code).toBe('plan.version_open')

  const { body: inbox } = await app.get('/plan/inbox', 'planner')
  expect(inbox).toMatchObject({ mayDecide: true, openVersion: amendment })
  expect(inbox.requests).toMatchObject([
    { before: 'Kata yang pertama', now: 'Kata yang pertama', version: 2 },
  ])
  expect((await app.get('/plan/inbox', 'otherAgency')).body.requests).toEqual([])
  expect((await decide({ seen: 1 })).body.code).toBe('plan.changed')
  const accept = { commandId: newCommandId() }
  const accepted = await decide(accept)
  expect(accepted.status).toBe(200)
  expect(await decide(accept)).toEqual(accepted)
  expect((await decide({})).body.code).toBe('plan.request_decided')
  const title = async (id: string) =>
    (await app.get(`/plan/activities/${activityId}?version=${id}`, 'planner')).body.line.title.id
  expect([await title(planId), await title(amendment)]).toEqual(['Kata yang pertama', request.value])

  await version(path, { ...again, value: 'Lagi' }, { who: 'agency' })
  app.clock.now = new Date(app.clock.now.getTime() + 1000)
  const rejected = await decide({ decision: 'rejected', why: 'Sudah diubah' }, 'planner', again.commandId)
  expect(rejected.body.decision).toBe('rejected')
  expect((await app.get('/plan/inbox', 'agency')).body.decided).toMatchObject([
    { decision: 'rejected', decidedWhy: 'Sudah diubah' },
    { decision: 'accepted' },
  ])
})

test('two versions are compared field by field, with what was added and taken out', async () => {
  await added(app, amendment, 'risk', { risk: 'Jaringan belum ada', likelihood: 'high' }, activityId)
  await version(`nodes/milestone/${milestoneId}/remove`, { revision: 1 }, { id: amendment })
  const vision = [{ field: 'vision', seen: 0, value: 'Cepat dan Nyaman' }]
  await version(`nodes/plan/${amendment}/edit`, { changes: vision }, { id: amendment })
  const { body } = await app.get(`/plan/versions/${planId}/diff/${amendment}`, 'leader')
  expect([body.before.number, body.after.number]).toEqual([1, 2])
  expect(body.differences).toMatchObject([
    { kind: 'plan', change: 'changed', fields: [{ field: 'vision', after: 'Cepat dan Nyaman' }] },
    { kind: 'activity', change: 'changed', fields: [{ field: 'title', before: 'Kata yang pertama' }] },
    { kind: 'milestone', change: 'removed', about: 'Judul yang diminta dinas' },
    { kind: 'risk', change: 'added', about: 'Judul yang diminta dinas' },
  ])
  const nowhere = `/plan/versions/${planId}/diff/${newCommandId()}`
  expect((await app.get(nowhere, 'leader')).body.code).toBe('plan.no_such_version')
})

test('the amendment is adopted, the former plan is superseded, and what was reported stays reported', async () => {
  await version(`nodes/milestone/${milestoneId}/remove`, { revision: 2, restore: true }, { id: amendment })
  await version('consult', {}, { id: amendment })
  expect((await version('adopt', ADOPT, { id: amendment })).body.superseded).toBe(planId)
  const { body: all } = await app.get('/plan/versions', 'planner')
  expect(all.slice(0, 2)).toMatchObject([
    { id: amendment, status: 'adopted', amends: planId },
    { id: planId, status: 'superseded' },
  ])
  const { body } = await app.get(`/plan/activities/${activityId}`, 'agency')
  expect(body.plan.id).toBe(amendment)
  expect(body.milestones).toMatchObject([{ doneOn: '2026-02-27' }])
  expect(body.budgets).toMatchObject([{ amount: 9_007_199_254_740_991 }])
})

test('an own figure is reported year by year with its paper; what the platform computes is not', async () => {
  const begun = await version('amend', {}, { id: amendment })
  const open = begun.body.planId as string
  const own = {
    title: 'Desa terlayani',
    unit: 'desa',
    targets: { 2026: 200 },
    baseline: 20,
    baselineYear: 2024,
  }
  const figure = await added(app, open, 'indicator', own, activityId)
  const computed = await added(
    app,
    open,
    'indicator',
    { platform: 'papers-within-promise', target: 0.95 },
    activityId,
  )
  const report = (id: string, more: object = {}, who: Who = 'agency') =>
    app.post(
      `/plan/indicators/${id}/report`,
      { commandId: newCommandId(), year: 2026, value: 50, paperKind: 'report', paper: 'LKJ 2026', ...more },
      who,
    )
  expect((await report(figure, {}, 'otherAgency')).body.code).toBe('plan.not_yours')
  expect((await report(figure, { year: 2027 })).body.code).toBe('plan.year_in_the_future')
  expect((await report(figure, { year: 2018 })).body.code).toBe('plan.year_outside_plan')
  expect((await report(figure, { paperKind: 'rumour' })).body.code).toBe('plan.unknown_code')
  expect((await report(computed)).body.code).toBe('plan.computed_already')
  expect((await report(newCommandId())).body.code).toBe('plan.no_such_indicator')
  const command = { commandId: newCommandId() }
  const first = await report(figure, command)
  expect(first.status).toBe(200)
  expect(await report(figure, command)).toEqual(first)
  app.clock.now = new Date(app.clock.now.getTime() + 1000)
  await report(figure, { value: 100 })
  const { body } = await app.get(`/plan/activities/${activityId}?version=${open}`, 'agency')
  const told = body.indicators.find(({ id }: { id: string }) => id === figure)
  const year = told.years.find((each: { year: number }) => each.year === 2026)
  expect(year).toMatchObject({ target: 200, value: 100, reports: [{ value: 100 }, { value: 50 }] })
  expect(body.line.progress).toMatchObject({ value: 0.5, basis: 'indicators', recorded: 0 })
})

test('the vision and its words are public once they are adopted or consulted about; a draft is not', async () => {
  const { body: versions } = await app.get('/plan/versions', 'planner')
  const open = versions[0].id as string
  const word = await added(app, open, 'word', { word: 'Cepat', meaning: 'Sehari selesai' })
  await added(app, open, 'need', {
    ...{ source: 'planning-forum', sourceNote: 'Musrenbang Kecamatan Bakung 2025' },
    ...{ statement: 'Akta tanpa ke kota', wordId: word, activities: [activityId] },
  })
  const words = [{ field: 'words', seen: 1, value: [word] }]
  await version(`nodes/activity/${activityId}/edit`, { changes: words }, { id: open })
  expect((await app.get('/plan/vision')).body).toMatchObject({ status: 'adopted', words: [] })
  expect((await app.get(`/plan/vision/${word}`)).body.code).toBe('plan.no_such_node')
  await version('consult', {}, { id: open })
  await version('adopt', ADOPT, { id: open })
  expect((await app.get('/plan/vision')).body.words).toMatchObject([{ word: { id: 'Cepat' }, activities: 1 }])
  expect((await app.get(`/plan/vision/${word}`)).body).toMatchObject({
    needs: [{ statement: 'Akta tanpa ke kota', activities: [activityId] }],
    activities: [{ id: activityId, dimension: 'governance' }],
  })
})

test('the log tells what was touched and no word of it', async () => {
  await app.sequenced()
  const rows = await app.admin
    .selectFrom('log')
    .select(['type', 'facts'])
    .where('type', 'like', 'plan.%')
    .execute()
  expect(new Set(rows.map(({ type }) => type))).toEqual(
    new Set([
      'plan.node_added',
      'plan.node_edited',
      'plan.node_removed',
      'plan.node_restored',
      'plan.conflict_resolved',
      'plan.consulted',
      'plan.adopted',
      'plan.amended',
      'plan.milestone_reached',
      'plan.node_commented',
      'plan.change_requested',
      'plan.request_decided',
      'plan.indicator_reported',
    ]),
  )
  expect(JSON.stringify(rows)).not.toMatch(/Kata yang|Judul yang|Renstra|BA 12/)
})
