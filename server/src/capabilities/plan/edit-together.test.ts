import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { activityFields, aDraft, added, anActivity } from '../../../test/a-plan.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
let planId: string
let activityId: string
beforeAll(async () => {
  app = await startTestApp()
  ;({ planId, activityId } = await aDraft(app))
})
afterAll(() => app.stop())

type Who = Parameters<TestApp['post']>[2]

function edit(
  who: Who,
  changes: object[],
  { id = activityId, kind = 'activity', commandId = newCommandId() } = {},
) {
  return app.post(`/plan/versions/${planId}/nodes/${kind}/${id}/edit`, { commandId, changes }, who)
}

async function shown(who: Who = 'planner', id = activityId) {
  return (await app.get(`/plan/activities/${id}?version=${planId}`, who)).body
}

test('two who write different fields of one activity both succeed, and a repeat changes nothing', async () => {
  const { node } = await shown()
  const commandId = newCommandId()
  const title = [{ field: 'title', seen: node.versions.title, value: 'Judul baru' }]
  const first = await edit('planner', title, { commandId })
  expect(first).toMatchObject({ status: 200, body: { fields: [{ outcome: 'written', version: 2 }] } })
  const other = [{ field: 'description', seen: node.versions.description, value: 'Uraian dari dinas.' }]
  expect((await edit('agency', other)).body.fields).toMatchObject([{ outcome: 'written' }])
  expect(await edit('planner', title, { commandId })).toEqual(first)
  const after = await shown()
  expect(after.node.fields).toMatchObject({ title: 'Judul baru', description: 'Uraian dari dinas.' })
  expect(after.history.map(({ field, how }: { field: string; how: string }) => [field, how])).toEqual([
    ['description', 'edited'],
    ['title', 'edited'],
    [null, 'added'],
  ])
})

test('of two who write the same field the second is kept beside the first, shown to both, and a person decides', async () => {
  const seen = (await shown()).node.versions.title
  await edit('planner', [{ field: 'title', seen, value: 'Kata Bappeda' }])
  const late = await edit('agency', [
    { field: 'title', seen, value: 'Kata Dinas' },
    { field: 'lastMonth', seen: 1, value: '2026-12' },
  ])
  expect(late.body.fields).toMatchObject([{ outcome: 'conflict' }, { outcome: 'written' }])
  for (const who of ['planner', 'agency'] as const) {
    const { node, conflicts } = await shown(who)
    expect(node.fields.title).toBe('Kata Bappeda')
    expect(conflicts).toMatchObject([
      { field: 'title', standing: 'Kata Bappeda', proposed: 'Kata Dinas', mayResolve: true },
    ])
    expect((await app.get('/plan/inbox', who)).body.conflicts).toHaveLength(1)
  }
  const conflictId = late.body.fields[0].conflictId
  const resolve = (who: Who, more: object) =>
    app.post(
      `/plan/conflicts/${conflictId}/resolve`,
      { commandId: newCommandId(), choice: 'proposed', ...more },
      who,
    )
  expect((await resolve('otherAgency', { seen: seen + 1 })).body.code).toBe('plan.not_yours')
  expect((await resolve('planner', { seen })).body.code).toBe('plan.changed')
  expect((await resolve('planner', { seen: seen + 1, choice: 'other', value: '' })).body.code).toBe(
    'plan.invalid_field',
  )
  const command = { commandId: newCommandId(), seen: seen + 1, choice: 'proposed' }
  const resolved = await resolve('agency', command)
  expect(resolved).toMatchObject({ status: 200, body: { version: seen + 2 } })
  expect(await resolve('agency', command)).toEqual(resolved)
  expect((await resolve('agency', { seen: seen + 2 })).body.code).toBe('plan.conflict_resolved')
  const after = await shown()
  expect([after.node.fields.title, after.conflicts]).toEqual(['Kata Dinas', []])
  expect(after.history[0]).toMatchObject({ how: 'merged', before: 'Kata Bappeda', after: 'Kata Dinas' })
  const missing = `/plan/conflicts/${newCommandId()}/resolve`
  expect(
    (await app.post(missing, { commandId: newCommandId(), choice: 'standing', seen: 1 }, 'planner')).body
      .code,
  ).toBe('plan.no_such_conflict')
})

test('twenty edits of different fields at once lose nothing, and of one field all but one are kept as conflicts', async () => {
  const id = await anActivity(app, planId)
  const title = await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      edit('planner', [{ field: 'title', seen: 1, value: `Judul ke-${n}` }], { id }),
    ),
  )
  const outcomes = title.map(({ body }) => body.fields[0].outcome)
  expect(outcomes.filter((one) => one === 'written')).toHaveLength(1)
  expect(outcomes.filter((one) => one === 'conflict')).toHaveLength(9)
  const fields = {
    description: 'Uraian',
    titleEn: 'Title',
    firstMonth: '2026-01',
    lastMonth: '2026-06',
    areas: ['35.05.01'],
  }
  await Promise.all(
    Object.entries(fields).map(([field, value]) => edit('planner', [{ field, seen: 1, value }], { id })),
  )
  const after = await shown('planner', id)
  expect(after.node.fields).toMatchObject(fields)
  expect(after.conflicts).toHaveLength(9)
  const plan = Array.from({ length: 8 }, (_, n) =>
    edit('planner', [{ field: 'vision', seen: 0, value: `Visi ${n}` }], { id: planId, kind: 'plan' }),
  )
  const answered = await Promise.all(plan)
  expect(answered.map(({ status }) => status)).toEqual(Array(8).fill(200))
})

test('the same value again is no change and no conflict, whoever wrote it', async () => {
  const { node } = await shown()
  const same = await edit('agency', [{ field: 'title', seen: 0, value: node.fields.title }])
  expect(same.body.fields).toMatchObject([{ outcome: 'same', conflictId: null }])
})

test('an agency writes what it owns or co-owns, and not whose it is, how much it weighs or what is of others', async () => {
  const milestone = { title: 'Aplikasi diserahterimakan', dueOn: '2026-06-30' }
  const add = (who: Who, kind: string, fields: object, more: object = { activityId }) =>
    app.post(`/plan/versions/${planId}/nodes/${kind}`, { commandId: newCommandId(), fields, ...more }, who)
  const { body } = await add('agency', 'milestone', milestone)
  expect(
    (
      await edit('agency', [{ field: 'dueOn', seen: 1, value: '2026-07-31' }], {
        id: body.nodeId,
        kind: 'milestone',
      })
    ).status,
  ).toBe(200)
  expect(
    (await edit('otherAgency', [{ field: 'title', seen: 1, value: 'Bukan milik kami' }])).body.code,
  ).toBe('plan.not_yours')
  expect((await add('otherAgency', 'milestone', milestone)).body.code).toBe('plan.not_yours')
  expect((await edit('agency', [{ field: 'weight', seen: 1, value: 9 }])).body.code).toBe(
    'plan.planners_field',
  )
  expect((await add('agency', 'activity', activityFields(), {})).body.code).toBe('plan.not_yours')
  expect((await add('agency', 'word', { word: 'Cepat' }, {})).body.code).toBe('plan.not_yours')
  const { node } = await shown()
  await edit('planner', [{ field: 'coOwners', seen: node.versions.coOwners, value: ['dinas-kesehatan'] }])
  expect((await edit('otherAgency', [{ field: 'description', seen: 2, value: 'Bersama' }])).status).toBe(200)
  for (const who of ['clerk', 'ministry', 'leader'] as const)
    expect((await edit(who, [{ field: 'title', seen: 1, value: 'Tidak boleh' }])).status).toBe(403)
})

test('what the contract does not take, what no list knows and what contradicts itself is refused, every field named', async () => {
  const { node } = await shown()
  const seen = (field: string) => node.versions[field]
  const faults = await edit('planner', [
    { field: 'title', seen: 1, value: '' },
    { field: 'nonsense', seen: 0, value: 1 },
    { field: 'firstYear', seen: 1, value: '2026' },
    { field: '__proto__', seen: 0, value: 1 },
  ])
  expect(faults).toMatchObject({ status: 400, body: { code: 'plan.invalid_field' } })
  expect(faults.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    '#/fields/title',
    '#/fields/nonsense',
    '#/fields/firstYear',
    '#/fields/__proto__',
  ])
  const unknown = await edit('planner', [
    { field: 'ownerCode', seen: seen('ownerCode'), value: 'dinas-mana' },
    { field: 'areas', seen: seen('areas'), value: ['35.99'] },
    { field: 'services', seen: seen('services'), value: ['tidak-ada'] },
    { field: 'words', seen: seen('words'), value: [newCommandId()] },
    { field: 'programmeId', seen: seen('programmeId'), value: newCommandId() },
    { field: 'element', seen: seen('element'), value: 'governance.nothing' },
  ])
  expect(unknown.body.code).toBe('plan.unknown_code')
  expect(unknown.body.errors).toHaveLength(6)
  const reversed = [{ field: 'firstMonth', seen: seen('firstMonth'), value: '2027-05' }]
  expect((await edit('planner', reversed)).body.code).toBe('plan.months_reversed')
  expect(
    (await edit('planner', [{ field: 'lastYear', seen: 0, value: 2020 }], { id: planId, kind: 'plan' })).body
      .code,
  ).toBe('plan.years_reversed')
  const budget = { year: 2026, source: 'apbd', amount: 1_500_000_000, code: '2.16.01' }
  await expect(added(app, planId, 'budget', budget, activityId)).rejects.toThrow('plan.code_without_edition')
  await expect(added(app, planId, 'budget', { ...budget, amount: 1.5 }, activityId)).rejects.toThrow(
    'plan.invalid_field',
  )
  await expect(
    added(app, planId, 'budget', { year: 2026, source: 'pinjol', amount: 1 }, activityId),
  ).rejects.toThrow('plan.unknown_code')
  await expect(added(app, planId, 'indicator', {}, activityId)).rejects.toThrow('plan.indicator_unnamed')
  await expect(added(app, planId, 'milestone', { title: 'Yatim', dueOn: '2026-01-01' })).rejects.toThrow(
    'plan.no_such_node',
  )
  await anActivity(app, planId, { key: 'satu' })
  await expect(anActivity(app, planId, { key: 'satu' })).rejects.toThrow('plan.key_taken')
  const nowhere = `/plan/versions/${newCommandId()}/nodes/activity/${activityId}/edit`
  const change = { commandId: newCommandId(), changes: [{ field: 'title', seen: 1, value: 'Judul' }] }
  expect((await app.post(nowhere, change, 'planner')).body.code).toBe('plan.no_such_version')
  expect((await edit('planner', change.changes, { id: newCommandId() })).body.code).toBe('plan.no_such_node')
  expect(
    (
      await app.post(
        `/api/r/3325/plan/versions/${planId}/nodes/activity/${activityId}/edit`,
        change,
        'planner',
      )
    ).status,
  ).toBe(403)
})

test('an activity stands under the element of its programme and follows it', async () => {
  const programme = await added(app, planId, 'programme', {
    element: 'living.health',
    title: 'Sehat dari rumah',
  })
  const id = await anActivity(app, planId)
  expect((await edit('planner', [{ field: 'programmeId', seen: 1, value: programme }], { id })).status).toBe(
    200,
  )
  const { line } = await shown('planner', id)
  expect([line.dimension, line.element, line.programmeId]).toEqual(['living', 'living.health', programme])
  const away = [{ field: 'element', seen: 2, value: 'economy.industry' }]
  expect((await edit('planner', away, { id })).body.code).toBe('plan.element_of_programme')
  const moved = [{ field: 'element', seen: 1, value: 'economy.industry' }]
  expect((await edit('planner', moved, { id: programme, kind: 'programme' })).body.code).toBe(
    'plan.invalid_field',
  )
  const remove = { commandId: newCommandId(), revision: 1 }
  expect(
    (await app.post(`/plan/versions/${planId}/nodes/programme/${programme}/remove`, remove, 'planner')).body
      .code,
  ).toBe('plan.not_empty')
})

test('what is removed is out of the tree, comes back whole, and is not removed by whoever has not seen the last edit', async () => {
  const id = await anActivity(app, planId)
  const path = `/plan/versions/${planId}/nodes/activity/${id}/remove`
  await edit('planner', [{ field: 'title', seen: 1, value: 'Diubah dulu' }], { id })
  expect((await app.post(path, { commandId: newCommandId(), revision: 1 }, 'planner')).body.code).toBe(
    'plan.changed',
  )
  expect((await app.post(path, { commandId: newCommandId(), revision: 2 }, 'agency')).body.code).toBe(
    'plan.not_yours',
  )
  const command = { commandId: newCommandId(), revision: 2 }
  const removed = await app.post(path, command, 'planner')
  expect(removed).toMatchObject({ status: 200, body: { removed: true } })
  expect(await app.post(path, command, 'planner')).toEqual(removed)
  expect((await app.get(`/plan/activities/${id}?version=${planId}`, 'planner')).body.code).toBe(
    'plan.no_such_node',
  )
  expect((await edit('planner', [{ field: 'title', seen: 2, value: 'Terlambat' }], { id })).body.code).toBe(
    'plan.no_such_node',
  )
  expect(
    (await app.post(path, { commandId: newCommandId(), revision: 3, restore: true }, 'planner')).status,
  ).toBe(200)
  expect((await shown('planner', id)).node.fields.title).toBe('Diubah dulu')
})
