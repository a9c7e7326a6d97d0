import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDraft } from '../../../../test/a-plan.ts'
import { startTestApp, type TestApp } from '../../../../test/harness.ts'
import { emit } from '../../../kernel/log.ts'
import { caseSubmitted } from '../../cases/index.ts'

type Who = Parameters<TestApp['post']>[2]

let app: TestApp
let activityId: string
let factId: string
let winId: string
beforeAll(async () => {
  app = await startTestApp()
  const draft = await aDraft(app)
  activityId = draft.activityId
  factId = draft.activities.living as string
  await app.admin
    .updateTable('plan_activity')
    .set({ quick_win: 2025, title: 'E-Health' })
    .where('id', '=', factId)
    .execute()
})
afterAll(() => app.stop())

const REASON = 'Antrean di kantor desa hilang bagi ribuan keluarga.'

function nominate(more: object = {}, who: Who = 'agency') {
  const nominated = { title: 'Akta di desa', dimension: 'governance', year: 2026, reason: REASON, ...more }
  return app.post('/plan/quick-wins', { commandId: newCommandId(), ...nominated }, who)
}

function send(what: string, more: object, who: Who = 'agency', id = winId) {
  return app.post(`/plan/quick-wins/${id}/${what}`, { commandId: newCommandId(), ...more }, who)
}

async function twice(what: string, more: object, who: Who = 'agency') {
  const command = { commandId: newCommandId(), ...more }
  const first = await send(what, command, who)
  expect(first.status, JSON.stringify(first.body)).toBe(200)
  expect(await send(what, command, who)).toEqual(first)
  return first.body
}

const PROFILE = {
  output: 'Akta terbit di kantor desa pada hari yang sama.',
  beneficiaries: 'Keluarga dengan bayi baru lahir.',
  risks: [{ risk: 'Jaringan desa putus', likelihood: 2, mitigation: 'Formulir luring di tablet' }],
  seen: 0,
}

test('an agency nominates for itself; the secretariat for anybody; nobody else', async () => {
  const command = { commandId: newCommandId() }
  const first = await nominate(command)
  expect(first).toMatchObject({ status: 200, body: { isNew: true } })
  expect(await nominate(command)).toEqual(first)
  winId = first.body.quickWinId
  expect((await nominate({}, 'clerk')).status).toBe(403)
  expect((await nominate({ owner: 'dlh', title: 'Lain' })).body.code).toBe('plan.not_yours')
  expect((await nominate({ dimension: 'kedelapan', title: 'Lain' })).body.code).toBe('plan.unknown_code')
  expect((await nominate({ service: 'tidak-ada', title: 'Lain' })).body.code).toBe('plan.unknown_code')
  expect((await nominate({ year: 2025, title: 'Lain' })).body.code).toBe('plan.quick_win_year')
  expect(
    (await nominate({ owner: 'dlh', title: 'Menanam', dimension: 'environment' }, 'secretariat')).status,
  ).toBe(200)
})

test('what says the same as an earlier one is refused, or goes on with it and is not new', async () => {
  expect((await nominate({ title: 'AKTA, di desa' })).body.code).toBe('plan.quick_win_repeats')
  expect((await nominate({ title: 'eHealth', dimension: 'living' })).body.code).toBe('plan.quick_win_repeats')
  const unknown = { title: 'eHealth', dimension: 'living', continues: newCommandId() }
  expect((await nominate(unknown)).body.code).toBe('plan.no_such_quick_win')
  const on = await nominate({ title: 'eHealth', dimension: 'living', continues: factId })
  expect(on.body.isNew).toBe(false)
  const both = await Promise.all(['A', 'a'].map((letter) => nominate({ title: `Bersamaan ${letter}` })))
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  await send(
    'decide',
    { decision: 'chosen', why: 'Diteruskan', launchBy: '2026-05-01' },
    'secretariat',
    on.body.quickWinId,
  )
  const { body } = await app.get('/plan/quick-wins')
  expect(body.years[0]).toMatchObject({ year: 2026, standing: 'missing', fresh: 0, continued: 1 })
  expect(body.years[1]).toMatchObject({ year: 2025, standing: 'met', lines: [{ from: 'plan', phase: null }] })
})

test('the secretariat chooses with a day within twelve months; what is not chosen stays to be read with its reason', async () => {
  expect((await app.get(`/plan/quick-wins/${winId}`)).body.code).toBe('plan.no_such_quick_win')
  expect((await send('decide', { decision: 'chosen', why: 'Baik' }, 'agency')).status).toBe(403)
  const choose = (launchBy?: string) =>
    send('decide', { decision: 'chosen', why: 'Daya ungkit besar', launchBy }, 'secretariat')
  expect((await choose()).body.code).toBe('plan.quick_win_launch_by')
  expect((await choose('2026-03-01')).body.code).toBe('plan.quick_win_launch_by')
  expect((await choose('2027-03-02')).body.code).toBe('plan.quick_win_too_slow')
  expect((await send('profile', PROFILE)).body.code).toBe('plan.quick_win_phase')
  await twice(
    'decide',
    { decision: 'chosen', why: 'Daya ungkit besar', launchBy: '2026-06-01' },
    'secretariat',
  )
  expect((await choose('2026-06-01')).body.code).toBe('plan.quick_win_phase')
  const { body } = await app.get('/plan/quick-wins', 'secretariat')
  const other = body.waiting.find(({ title }: { title: { id: string } }) => title.id === 'Menanam')
  await send(
    'decide',
    { decision: 'not-chosen', why: 'Hasilnya baru terlihat setelah tiga tahun' },
    'secretariat',
    other.id,
  )
  const read = (await app.get('/plan/quick-wins')).body
  expect(read.years[0]).toMatchObject({ standing: 'met', fresh: 1 })
  expect(read.years[0].lines).toContainEqual(
    expect.objectContaining({ phase: 'not-chosen', why: 'Hasilnya baru terlihat setelah tiga tahun' }),
  )
  expect(read.waiting).toEqual([])
  expect(
    read.coverage.find(({ dimension }: { dimension: string }) => dimension === 'environment'),
  ).toMatchObject({ year: 0, all: 0 })
})

test('it is launched with a profile, an activity and something to see it by, and not on any day', async () => {
  const launch = (more: object = {}, who: Who = 'agency') =>
    send(
      'launch',
      {
        ...{ launchedOn: '2026-03-10', activityId, indicator: 'requests-received', paper: 'BA 1/2026' },
        ...more,
      },
      who,
    )
  app.clock.now = new Date('2026-03-10T02:00:00Z')
  expect((await launch()).body.code).toBe('plan.quick_win_no_profile')
  expect((await send('profile', PROFILE, 'otherAgency')).body.code).toBe('plan.not_yours')
  expect((await twice('profile', PROFILE)).revision).toBe(1)
  expect((await send('profile', PROFILE)).body.code).toBe('plan.changed')
  expect((await launch({}, 'otherAgency')).body.code).toBe('plan.not_yours')
  expect((await launch({ indicator: undefined })).body.code).toBe('plan.quick_win_unlinked')
  expect((await launch({ indicator: 'tidak-ada' })).body.code).toBe('plan.unknown_code')
  expect((await launch({ activityId: newCommandId() })).body.code).toBe('plan.no_such_node')
  expect((await launch({ launchedOn: '2026-03-11' })).body.code).toBe('plan.quick_win_launch_day')
  expect((await launch({ launchedOn: '2026-03-01' })).body.code).toBe('plan.quick_win_launch_day')
  app.clock.now = new Date('2027-03-05T02:00:00Z')
  expect((await launch({ launchedOn: '2027-03-02' })).body.code).toBe('plan.quick_win_too_slow')
  app.clock.now = new Date('2026-03-10T02:00:00Z')
  expect((await send('measure', { days: 7 })).body.code).toBe('plan.quick_win_phase')
  await twice('launch', {
    launchedOn: '2026-03-10',
    activityId,
    indicator: 'requests-received',
    paper: 'BA 1/2026',
  })
})

test('before and after are counted from events; where nothing happened it is unknown', async () => {
  for (const day of ['11', '12', '12', '13', '14', '15']) await submitted(`2026-03-${day}T03:00:00Z`)
  await app.settle()
  expect((await send('measure', { days: 7 })).body.code).toBe('plan.quick_win_too_early')
  expect((await send('conclude', { outcome: 'reached', conclusion: 'Berhasil baik.' })).body.code).toBe(
    'plan.quick_win_not_measured',
  )
  app.clock.now = new Date('2026-03-20T02:00:00Z')
  expect((await send('measure', { days: 7, indicator: 'tidak-ada' })).body.code).toBe('plan.unknown_code')
  expect((await send('measure', { days: 7 }, 'otherAgency')).body.code).toBe('plan.not_yours')
  const body = await twice('measure', { days: 7 })
  expect(body.before).toMatchObject({ from: '2026-03-03', to: '2026-03-09', value: null, events: 0 })
  expect(body.after).toMatchObject({ from: '2026-03-10', to: '2026-03-16', value: 6, events: 6 })
  expect((await app.get(`/plan/quick-wins/${winId}`)).body.measures).toEqual([])
})

test('what was concluded is for everybody, without small counts', async () => {
  await twice('conclude', {
    outcome: 'reached',
    conclusion: 'Permintaan datang dari desa sejak hari pertama.',
  })
  expect((await send('conclude', { outcome: 'partly', conclusion: 'Sekali lagi saja' })).body.code).toBe(
    'plan.quick_win_phase',
  )
  const { body } = await app.get(`/plan/quick-wins/${winId}`)
  expect(body.measures).toMatchObject([{ before: { value: null }, after: { value: 6, events: 6 }, days: 7 }])
  expect(body).toMatchObject({ line: { phase: 'concluded', outcome: 'reached' }, may: { write: false } })
  expect((await app.get(`/plan/quick-wins/${newCommandId()}`)).body.code).toBe('plan.no_such_quick_win')
})

test('what was never launched can only be given up', async () => {
  const { body } = await nominate({ title: 'Yang dibatalkan' })
  await send(
    'decide',
    { decision: 'chosen', why: 'Dicoba', launchBy: '2026-09-01' },
    'secretariat',
    body.quickWinId,
  )
  const conclude = (outcome: string) =>
    send('conclude', { outcome, conclusion: 'Tidak ada dananya lagi.' }, 'agency', body.quickWinId)
  expect((await conclude('reached')).body.code).toBe('plan.quick_win_phase')
  expect((await conclude('abandoned')).status).toBe(200)
  const read = (await app.get('/plan/quick-wins')).body
  expect(read.years[0].fresh).toBe(1)
})

test('a launch that names a service only now is no new one where that service was one before', async () => {
  const first = await nominate({ title: 'Layanan pertama', service: 'pak-saidi' })
  expect(first.status).toBe(200)
  const { body } = await nominate({ title: 'Layanan kedua' })
  const id = body.quickWinId
  await send('decide', { decision: 'chosen', why: 'Dicoba', launchBy: '2026-09-01' }, 'secretariat', id)
  await send('profile', PROFILE, 'agency', id)
  const launch = { launchedOn: '2026-03-20', activityId, service: 'pak-saidi', paper: 'BA 2/2026' }
  expect((await send('launch', launch, 'agency', id)).body.code).toBe('plan.quick_win_repeats')
  const measureless = { ...launch, service: undefined, indicator: 'requests-received' }
  expect((await send('launch', measureless, 'agency', id)).status).toBe(200)
})

test('an indicator is needed to measure what was launched by its service alone', async () => {
  const { body } = await nominate({ title: 'Hanya layanan', continues: winId, service: 'pak-saidi' })
  const id = body.quickWinId
  await send('decide', { decision: 'chosen', why: 'Dicoba', launchBy: '2026-09-01' }, 'secretariat', id)
  await send('profile', PROFILE, 'agency', id)
  await send('launch', { launchedOn: '2026-03-20', activityId, paper: 'BA 3/2026' }, 'agency', id)
  expect((await send('measure', { days: 7 }, 'agency', id)).body.code).toBe('plan.quick_win_no_indicator')
})

async function submitted(occurredAt: string) {
  await emit(app.ctx.region.db, app.ctx, caseSubmitted, {
    ...{ subjectId: newCommandId(), officeCode: '35.05.01.2001', occurredAt: new Date(occurredAt) },
    facts: {
      service: 'pak-saidi',
      intake: '35.05.01.2001',
      handler: 'dispendukcapil',
      area: '35.05.01.2001',
      channel: 'counter',
      products: '',
      flags: '',
    },
  })
}
