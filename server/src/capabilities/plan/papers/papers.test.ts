import { createHash } from 'node:crypto'
import { newCommandId } from '@guyub/contract/command'
import { unzipSync } from 'fflate'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDraft, added } from '../../../../test/a-plan.ts'
import { startTestApp, type TestApp } from '../../../../test/harness.ts'
import { typeset } from '../../../kernel/typst.ts'

type Who = Parameters<TestApp['post']>[2]

let app: TestApp
let planId: string
let activityId: string
let milestoneId: string
let realisationId: string
let paper: Buffer

const PAGE = '#set page(width: 10cm, height: 5cm)\n'
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

beforeAll(async () => {
  app = await startTestApp()
  ;({ planId, activityId } = await aDraft(app))
  paper = await typeset(`${PAGE}Berita acara serah terima 12/2026`, {})
  milestoneId = await added(
    app,
    planId,
    'milestone',
    { title: 'Serah terima', dueOn: '2026-02-01' },
    activityId,
  )
  const proof = { paperKind: 'handover-minutes', paper: 'BA 12/2026' }
  const reached = { commandId: newCommandId(), doneOn: '2026-02-01', ...proof }
  await app.post(`/plan/milestones/${milestoneId}/reach`, reached, 'agency')
  realisationId = newCommandId()
  const spent = { commandId: realisationId, year: 2026, quarter: 1, spent: 100, ...proof }
  await app.post(`/plan/activities/${activityId}/realisation`, spent, 'agency')
})
afterAll(() => app.stop())

async function send(content: Buffer, more: object = {}, who: Who = 'agency') {
  const asked = {
    ...{ commandId: newCommandId(), report: 'milestone', reportId: milestoneId, looked: 'yes' },
    ...{ paperKind: 'handover-minutes', paperOn: '2026-02-01', sha256: hashOf(content), ...more },
  }
  const response = await app.inject({
    method: 'POST',
    url: `/api/r/3505/plan/papers?${new URLSearchParams(asked as Record<string, string>)}`,
    headers: { ...(who && { 'x-actor': who }), 'content-type': 'application/octet-stream' },
    payload: content,
  })
  return { status: response.statusCode, body: response.json() }
}

const code = async (content: Buffer, more: object = {}, who: Who = 'agency') =>
  (await send(content, more, who)).body.code

const open = (paperId: string, who?: Who) =>
  app.inject({
    url: `/api/r/3505/plan/papers/${paperId}/file`,
    headers: who ? { 'x-actor': who } : {},
  })

const milestone = async (who: Who = 'agency') =>
  (await app.get(`/plan/activities/${activityId}`, who)).body.milestones[0]

const photo = (red: number) =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: { r: red, g: 9, b: 9 } } })
    .jpeg()
    .withExif({ IFD0: { Model: 'Telepon Siapa' } })
    .toBuffer()

test('a report waits for its file; attached it is shown with its kind, day, size and hash, once for all sendings', async () => {
  expect((await milestone()).report.papers).toEqual([])
  const command = { commandId: newCommandId() }
  const first = await send(paper, command)
  expect(first).toMatchObject({
    status: 200,
    body: { paperId: command.commandId, bytes: paper.length, sha256: hashOf(paper) },
  })
  expect(await send(paper, command)).toEqual(first)
  expect((await milestone()).report.papers).toMatchObject([
    {
      ...{ paperKind: 'handover-minutes', paperOn: '2026-02-01', mediaType: 'application/pdf' },
      ...{
        bytes: paper.length,
        sha256: hashOf(paper),
        withdrawn: null,
        may: { open: true, freeze: false, withdraw: true },
      },
    },
  ])
  expect(await code(paper)).toBe('plan.paper_attached')
  expect(await code(Buffer.from('lain'), { ...command, sha256: hashOf(Buffer.from('lain')) })).toBe(
    'command.id_reused',
  )
})

test('people who work for the region open it; the public, the ministry and assessors do not', async () => {
  const { id } = (await milestone()).report.papers[0]
  const file = await open(id, 'clerk')
  expect([file.statusCode, file.headers['content-type'], file.rawPayload.equals(paper)]).toEqual([
    200,
    'application/pdf',
    true,
  ])
  expect((await open(id)).statusCode).toBe(401)
  for (const who of ['ministry', 'assessor', 'visitor', 'elsewhere'] as const)
    expect([who, (await open(id, who)).statusCode]).toEqual([who, 403])
  expect((await milestone('assessor')).report.papers[0].may).toEqual({
    ...{ open: false, freeze: false, withdraw: false },
  })
  expect((await open(newCommandId(), 'clerk')).json().code).toBe('plan.no_such_paper')
})

test('of a photograph nothing is kept that the camera wrote, and the hash is of what is kept', async () => {
  const content = await photo(200)
  const { body } = await send(content, { paperKind: 'dated-photo' })
  const kept = (await open(body.paperId, 'agency')).rawPayload
  expect((await sharp(content).metadata()).exif).toBeDefined()
  expect((await sharp(kept).metadata()).exif).toBeUndefined()
  expect(body).toMatchObject({ sha256: hashOf(kept), bytes: kept.length })
})

test('what is damaged, unreadable, of another kind or names a person is refused, and nothing is kept', async () => {
  const before = (await milestone()).report.papers.length
  expect(await code(paper, { sha256: 'a'.repeat(64) })).toBe('plan.paper_damaged')
  expect(await code(Buffer.from('halo'))).toBe('plan.paper_type')
  expect(await code(Buffer.from('%PDF-1.7 rusak'))).toBe('plan.paper_unreadable')
  const named = await typeset(`${PAGE}NIK 3505 0141 0190 0003`, {})
  const { body } = await send(named)
  expect(body).toMatchObject({
    code: 'plan.paper_has_personal_data',
    errors: [{ pointer: '#/pages/1', code: 'nik' }],
  })
  const wide = await sharp({ create: { width: 16_000, height: 4000, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  expect(await code(wide)).toBe('plan.picture_too_large')
  expect(await code(paper, { looked: 'no' })).toBe('request.invalid')
  expect(await code(paper, { paperKind: 'rumour' })).toBe('plan.unknown_code')
  expect(await code(paper, { paperOn: '2026-03-03' })).toBe('plan.paper_in_the_future')
  expect(await code(paper, { reportId: newCommandId() })).toBe('plan.no_such_report')
  expect((await milestone()).report.papers).toHaveLength(before)
})

test('whoever may not report it attaches nothing to it', async () => {
  expect(await code(paper, {}, 'otherAgency')).toBe('plan.not_yours')
  expect((await send(paper, {}, 'leader')).status).toBe(403)
  expect((await send(paper, {}, 'assessor')).status).toBe(403)
  expect((await send(paper, {}, 'visitor')).status).toBe(403)
})

test('money, a solved obstacle, a value and a refocusing have papers too', async () => {
  const spent = await send(paper, { report: 'realisation', reportId: realisationId })
  expect(spent.status).toBe(200)
  const { body: reports } = await app.get(`/plan/activities/${activityId}/realisation`, 'agency')
  expect(reports[0].papers).toMatchObject([{ id: spent.body.paperId }])

  const obstacle = newCommandId()
  const opened = { commandId: obstacle, kind: 'money', title: 'Belum dianggarkan', activities: [activityId] }
  await app.post('/plan/obstacles', opened, 'agency')
  expect(await code(paper, { report: 'obstacle', reportId: obstacle })).toBe('plan.no_such_report')
  const solved = { commandId: newCommandId(), solvedOn: '2026-03-02', solution: 'Dianggarkan.' }
  await app.post(`/plan/obstacles/${obstacle}/solve`, solved, 'agency')
  expect(await code(paper, { report: 'obstacle', reportId: obstacle }, 'otherAgency')).toBe('plan.not_yours')
  expect((await send(paper, { report: 'obstacle', reportId: obstacle })).status).toBe(200)
  const { body: list } = await app.get('/plan/obstacles', 'agency')
  expect(list.obstacles[0]).toMatchObject({
    papers: [{ paperKind: 'handover-minutes' }],
    may: { write: false, attach: true },
  })

  const own = { title: 'Kelompok terbina', unit: 'kelompok', better: 'higher' }
  const indicatorId = await added(app, planId, 'indicator', own, activityId)
  const value = { commandId: newCommandId(), year: 2026, value: 3, paper: 'Laporan' }
  await app.post(`/plan/indicators/${indicatorId}/report`, value, 'agency')
  expect((await send(paper, { report: 'indicator', reportId: value.commandId })).status).toBe(200)
  const { body: view } = await app.get(`/plan/activities/${activityId}`, 'agency')
  const year = view.indicators[0].years.find((each: { year: number }) => each.year === 2026)
  expect(year.reports[0].papers).toHaveLength(1)

  await added(app, planId, 'budget', { year: 2026, source: 'csr', amount: 1000 }, activityId)
  const refocusing = newCommandId()
  const rule = { year: 2026, percent: 10, cut: 100, decidedOn: '2026-03-01', paper: 'SK 5/2026' }
  const taken = { ...rule, commandId: refocusing, reason: 'Dialihkan.' }
  expect((await app.post('/plan/refocusing', taken, 'planner')).status).toBe(200)
  expect(await code(paper, { report: 'refocusing', reportId: refocusing })).toBe('plan.not_yours')
  expect((await send(paper, { report: 'refocusing', reportId: refocusing }, 'planner')).status).toBe(200)
  const { body: money } = await app.get('/plan/refocusing', 'planner')
  expect(money.refocusings[0].papers).toHaveLength(1)
})

test('a paper becomes evidence: looked at once more, masked, frozen once', async () => {
  const papers = (await milestone()).report.papers
  const picture = papers.find(({ mediaType }: { mediaType: string }) => mediaType === 'image/jpeg')
  const command = {
    ...{ commandId: newCommandId(), paperId: picture.id, year: 2026, kind: 'photograph' },
    ...{ title: 'Serah terima perangkat', masks: '0,0,500,500', showsNobody: 'yes' },
  }
  const first = await app.post('/evidence/papers/of-report', command, 'secretariat')
  expect(first).toMatchObject({ status: 200, body: { evidenceId: command.commandId, masked: 1 } })
  expect(await app.post('/evidence/papers/of-report', command, 'secretariat')).toEqual(first)
  const { rawPayload } = await app.inject({
    url: `/api/r/3505/evidence/${command.commandId}/archive`,
    headers: { 'x-actor': 'ministry' },
  })
  expect(Object.keys(unzipSync(new Uint8Array(rawPayload)))).toContain('photograph.jpg')
  const other = { ...command, commandId: newCommandId(), paperId: newCommandId() }
  expect((await app.post('/evidence/papers/of-report', other, 'secretariat')).body.code).toBe(
    'evidence.no_such_paper',
  )
  expect((await app.post('/evidence/papers/of-report', other, 'agency')).status).toBe(403)
})

test('no report loses its paper when the plan is amended', async () => {
  const before = (await milestone()).report.papers
  await app.admin.updateTable('plan').set({ status: 'adopted' }).where('id', '=', planId).execute()
  const amended = await app.post(`/plan/versions/${planId}/amend`, { commandId: newCommandId() }, 'planner')
  expect(amended.status).toBe(200)
  const { body } = await app.get(`/plan/activities/${activityId}?version=${amended.body.planId}`, 'agency')
  expect(body.plan.id).not.toBe(planId)
  expect(body.milestones[0].report.papers).toEqual(before)
})

test('what should not have been attached is taken back once with a reason: its bytes are gone, the rest stays', async () => {
  const { id } = (await milestone()).report.papers[0]
  const withdraw = { commandId: newCommandId(), reason: 'Salah berkas.' }
  const path = `/plan/papers/${id}/withdraw`
  expect((await app.post(path, withdraw, 'otherAgency')).body.code).toBe('plan.not_yours')
  const first = await app.post(path, withdraw, 'agency')
  expect(first.status).toBe(200)
  expect(await app.post(path, withdraw, 'agency')).toEqual(first)
  const again = { ...withdraw, commandId: newCommandId() }
  expect((await app.post(path, again, 'planner')).body.code).toBe('plan.paper_withdrawn')
  expect((await app.post(`/plan/papers/${newCommandId()}/withdraw`, again, 'planner')).body.code).toBe(
    'plan.no_such_paper',
  )
  expect((await open(id, 'agency')).json().code).toBe('plan.paper_withdrawn')
  const [told] = (await milestone()).report.papers
  expect(told).toMatchObject({
    withdrawn: { reason: 'Salah berkas.' },
    may: { open: false, withdraw: false },
  })
  const { data_key } = await app.admin
    .selectFrom('plan_paper')
    .select('data_key')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(data_key).toBeNull()
  // The right one may come again.
  expect((await send(paper)).status).toBe(200)
})

test('a file that was lost is told; more than ten prove no more', async () => {
  const { paperId } = (await send(await photo(1))).body
  await app.admin
    .updateTable('plan_paper')
    .set({ address: 'f'.repeat(64) })
    .where('id', '=', paperId)
    .execute()
  expect((await open(paperId, 'agency')).json().code).toBe('plan.paper_lost')
  for (let nth = 2; (await milestone()).report.papers.length < 11; nth++) await send(await photo(nth * 10))
  expect(await code(await photo(250))).toBe('plan.too_many_papers')
})
