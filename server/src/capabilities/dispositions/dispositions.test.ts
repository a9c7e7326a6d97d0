import { newCommandId } from '@guyub/contract/command'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { letterDesk, type Who } from '../../../test/a-letter.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())
// 09.00 on a Monday.
beforeEach(() => {
  app.clock.now = new Date('2026-03-02T02:00:00Z')
})
const { send, refused, step, twice, read, box, events, bare } = letterDesk(() => app)

test('an agency asks another, which reads, works, reports; the first accepts, and both see every step', async () => {
  const { letterId, id, sent } = await send({ to: ['dinas-kesehatan'], copies: ['bappeda'] })
  expect(await app.post('/dispositions', sent, 'agency')).toMatchObject({ status: 200, body: { letterId } })
  expect((await box('out', 'agency')).items).toMatchObject([{ state: 'sent', subject: 'Data kelahiran' }])
  expect((await read(letterId, 'otherAgency')).body.handovers[0]).toMatchObject({
    state: 'read',
    may: ['take', 'report', 'return', 'pass-on'],
  })
  expect((await read(letterId, 'agency')).body.handovers[0]).toMatchObject({
    state: 'read',
    may: ['withdraw'],
    steps: [{ kind: 'send' }, { kind: 'read', by: { office: { code: 'dinas-kesehatan' } } }],
  })
  await twice('take', id, {}, 'otherAgency', 'in-progress')
  app.clock.now = new Date('2026-03-04T02:00:00Z')
  await twice('report', id, { report: 'Data sudah dikirim.' }, 'otherAgency', 'reported')
  expect((await box('in', 'agency')).items).toMatchObject([{ handoverId: id, state: 'reported' }])
  await twice(
    'ask-again',
    id,
    { reason: 'Bulan Maret belum ada.', dueOn: '2026-03-10' },
    'agency',
    'in-progress',
  )
  await step('report', id, { report: 'Sudah lengkap.' }, 'otherAgency')
  await twice('accept', id, {}, 'agency', 'accepted')
  expect((await box('done', 'otherAgency')).items).toMatchObject([{ handoverId: id, state: 'accepted' }])
  const { steps } = (await read(letterId, 'agency')).body.handovers[0]
  expect(steps.map((one: { kind: string }) => one.kind)).toEqual([
    ...['send', 'read', 'take', 'report', 'ask-again', 'report', 'accept'],
  ])
  expect(await app.post(`/dispositions/handovers/${id}/accept`, bare(), 'agency')).toMatchObject({
    status: 409,
    body: { code: 'dispositions.not_now' },
  })
  expect(await events('dispositions.accepted', id)).toEqual([
    ...[
      {
        isSecret: false,
        from: 'dispendukcapil',
        to: 'dinas-kesehatan',
        hops: 1,
        inTime: true,
        isDirect: true,
      },
    ],
  ])
})

test('a copy is read and nothing more', async () => {
  const { letterId, body } = await send({ to: ['dinas-kesehatan'], copies: ['bappeda'] })
  const copy = body.handovers.bappeda
  expect((await box('copies', 'planner')).items).toContainEqual(
    expect.objectContaining({ handoverId: copy, state: 'sent', dueOn: null }),
  )
  const seen = (await read(letterId, 'planner')).body
  expect(seen.handovers.find((one: { id: string }) => one.id === copy)).toMatchObject({
    state: 'read',
    may: [],
  })
  expect(await step('report', copy, { report: 'Dicatat.' }, 'planner')).toBe('dispositions.only_a_copy')
  expect(await step('take', body.handovers['dinas-kesehatan'], {}, 'planner')).toBe('dispositions.not_yours')
})

test('what is not ours comes back with the office whose it is, and goes there', async () => {
  const { letterId, id } = await send({ to: ['dinas-kesehatan'] })
  const reason = { reason: 'Bukan urusan kami.' }
  expect(await step('return', id, reason, 'otherAgency')).toBe('request.invalid')
  expect(await step('return', id, { ...reason, belongsTo: 'nowhere' }, 'otherAgency')).toBe(
    'dispositions.unknown_office',
  )
  for (const belongsTo of ['dinas-kesehatan', 'dispendukcapil'])
    expect(await step('return', id, { ...reason, belongsTo }, 'otherAgency')).toBe(
      'dispositions.belongs_to_neither',
    )
  await twice('return', id, { ...reason, belongsTo: 'bappeda' }, 'otherAgency', 'returned')
  expect((await box('in', 'agency')).items).toContainEqual(
    expect.objectContaining({ handoverId: id, state: 'returned' }),
  )
  const to = { to: 'bappeda', dueOn: '2026-03-06' }
  expect(await step('redirect', id, to, 'otherAgency')).toBe('dispositions.not_yours')
  expect(await step('redirect', id, { ...to, to: '35.05.01.2001' }, 'agency')).toBe(
    'dispositions.office_cannot_receive',
  )
  expect(await step('redirect', id, { ...to, to: 'dispendukcapil' }, 'agency')).toBe(
    'dispositions.to_yourself',
  )
  expect(await step('redirect', id, { ...to, dueOn: '2026-03-01' }, 'agency')).toBe(
    'dispositions.due_in_past',
  )
  const command = { commandId: newCommandId(), ...to }
  const path = `/dispositions/handovers/${id}/redirect`
  const first = await app.post(path, command, 'agency')
  expect(first.status).toBe(200)
  expect(await app.post(path, command, 'agency')).toEqual(first)
  expect(await step('redirect', id, to, 'agency')).toBe('dispositions.settled_already')
  const { handovers } = (await read(letterId, 'planner')).body
  expect(handovers).toMatchObject([
    { state: 'returned', belongsTo: { code: 'bappeda' } },
    { state: 'read', hops: 2, follows: id },
  ])
  await step('report', first.body.handoverId, { report: 'Selesai.' }, 'planner')
  await step('accept', first.body.handoverId, {}, 'agency')
  expect(await events('dispositions.accepted', first.body.handoverId)).toMatchObject([
    { hops: 2, isDirect: false },
  ])
})

test('nobody knows whose it is: the sender lets it be, or takes back what nobody answered', async () => {
  const { id } = await send({ to: ['dinas-kesehatan'] })
  await step('return', id, { reason: 'Tidak tahu.', belongsTo: 'unknown' }, 'otherAgency')
  expect(await events('dispositions.returned', id)).toMatchObject([{ belongsTo: 'unknown' }])
  await twice('withdraw', id, { reason: 'Kami urus sendiri.' }, 'agency', 'returned')
  expect((await box('done', 'agency')).items).toContainEqual(
    expect.objectContaining({ handoverId: id, state: 'returned' }),
  )
  const other = await send({ to: ['dinas-kesehatan'] })
  expect(await step('withdraw', other.id, { reason: 'Salah kirim.' }, 'otherAgency')).toBe(
    'dispositions.not_yours',
  )
  await twice('withdraw', other.id, { reason: 'Salah kirim.' }, 'agency', 'withdrawn')
  expect((await read(other.letterId, 'otherAgency')).body.code).toBe('dispositions.unknown')
  expect(await step('take', other.id, {}, 'otherAgency')).toBe('dispositions.unknown')
})

test('a task is passed on, hop by hop; it is answered from below, and each sees its own line of the chain', async () => {
  const root = await send({ to: ['dinas-kesehatan', 'diskominfo'], confidentiality: 'terbatas' })
  const pass = { to: ['bappeda'], parent: root.id, confidentiality: 'terbatas', dueOn: '2026-03-06' }
  expect(await refused({ ...pass, confidentiality: 'biasa' }, 'otherAgency')).toBe(
    'dispositions.less_confidential',
  )
  expect(await refused({ ...pass, dueOn: '2026-03-20' }, 'otherAgency')).toBe('dispositions.due_after_parent')
  expect(await refused(pass, 'agency')).toBe('dispositions.not_yours')
  expect(await refused({ ...pass, parent: newCommandId() }, 'otherAgency')).toBe('dispositions.unknown')
  const child = await send(pass, 'otherAgency')
  expect((await read(root.letterId, 'agency')).body).toMatchObject({
    handovers: [{ state: 'in-progress', steps: [{ kind: 'send' }, { kind: 'take' }] }, {}],
    chain: [{ depth: 0 }, { depth: 1, handovers: [{ to: { code: 'bappeda' }, state: 'sent' }] }],
  })
  // Whoever has the task sees the letter that it comes from; whoever stands beside it sees nothing of it.
  expect((await read(child.letterId, 'planner')).body.handovers[0]).toMatchObject({ hops: 2 })
  expect((await read(root.letterId, 'planner')).body.subject).toBe('Data kelahiran')
  expect((await read(child.letterId, 'secretariat')).body.code).toBe('dispositions.unknown')
  expect((await read(child.letterId, 'agency')).status).toBe(200)
  const early = { report: 'Sudah.' }
  expect(await step('report', root.id, early, 'otherAgency')).toBe('dispositions.passed_on_is_open')
  expect(await step('return', root.id, { reason: 'Bukan kami.', belongsTo: 'unknown' }, 'otherAgency')).toBe(
    'dispositions.passed_on_is_open',
  )
  await step('report', child.id, early, 'planner')
  expect(await step('report', root.id, early, 'otherAgency')).toBe('dispositions.passed_on_is_open')
  await step('accept', child.id, {}, 'otherAgency')
  expect(await step('report', root.id, early, 'otherAgency')).toBe('reported')
})

test('a secret letter exists for its sender, for whom it went to, and for the head of the region', async () => {
  const secret = await send({ to: ['dinas-kesehatan'], copies: ['bappeda'], confidentiality: 'rahasia' })
  for (const who of ['agency', 'otherAgency', 'planner', 'leader'] as const)
    expect([who, (await read(secret.letterId, who)).status]).toEqual([who, 200])
  for (const who of ['secretariat', 'regionalSecretary', 'legal'] as const)
    expect([who, (await read(secret.letterId, who)).body.code]).toEqual([who, 'dispositions.unknown'])
  expect(await step('take', secret.id, {}, 'secretariat')).toBe('dispositions.unknown')
  // Passed on, it is still secret: the first sender is no party to the second letter.
  const child = await send(
    { to: ['diskominfo'], confidentiality: 'rahasia', parent: secret.id },
    'otherAgency',
  )
  expect((await read(child.letterId, 'agency')).body.code).toBe('dispositions.unknown')
  expect((await read(secret.letterId, 'agency')).body.chain).toHaveLength(1)
  expect((await read(secret.letterId, 'secretariat')).body.code).toBe('dispositions.unknown')
  app.clock.now = new Date('2026-03-20T02:00:00Z')
  const late = async (who: Who) =>
    (await box('late', who)).items.map((one: { letterId: string }) => one.letterId)
  expect(await late('leader')).toContain(secret.letterId)
  expect(await late('regionalSecretary')).not.toContain(secret.letterId)
  const map = async (who: Who) => (await app.get('/dispositions/waiting-map', who)).body
  expect((await map('leader')).hasSecret).toBe(true)
  expect((await map('leader')).open - (await map('secretariat')).open).toBe(2)
  // Neither its words nor its offices stand in the database in clear, or in the log.
  const { rows } = await sql<{ letter: string }>`
    select l::text || (select string_agg(s::text, ' ') from disposition_step s where s.letter_id = l.id) as letter
    from disposition_letter l where id = ${secret.letterId}`.execute(app.admin)
  expect(rows[0]?.letter).not.toContain('kelahiran')
  expect(await events('dispositions.sent', secret.id)).toEqual([
    { isSecret: true, kind: 'action', isRedirected: false },
  ])
})

test('a letter that cannot be sent says why', async () => {
  expect(await refused({ to: ['nowhere'] })).toBe('dispositions.unknown_office')
  expect(await refused({ to: ['35.05.01.2001'] })).toBe('dispositions.office_cannot_receive')
  expect(await refused({ to: ['dispendukcapil'] })).toBe('dispositions.to_yourself')
  expect(await refused({ to: ['bappeda'], copies: ['bappeda'] })).toBe('dispositions.office_twice')
  expect(await refused({ instructions: ['dance'] })).toBe('dispositions.unknown_instruction')
  expect(await refused({ dueOn: '2026-03-01' })).toBe('dispositions.due_in_past')
  expect(await refused({ subject: 'NIK 3505016505900003' })).toBe('request.personal_data')
  expect(await refused({ official: { number: null, url: 'javascript:alert(1)' } })).toBe('request.invalid')
  expect(await refused({ caseCode: '3505-AAAA-AAAA' })).toBe('dispositions.case_not_found')
  expect(await refused({ commandId: 'x' })).toBe('request.invalid')
  const { sent } = await send({})
  expect(await refused({ ...sent, subject: 'Lain sekali' })).toBe('command.id_reused')
})

test('another region, another role and a stranger find nothing', async () => {
  const { letterId } = await send({})
  expect((await read(letterId, 'clerk')).body.code).toBe('access.denied')
  expect((await read(letterId, 'assessor')).body.code).toBe('access.denied')
  expect((await read(letterId, undefined)).status).toBe(401)
  expect((await app.get('/dispositions/waiting-map', 'agency')).body.code).toBe('access.denied')
  const { rows } = await sql`select from disposition_letter`.execute(app.pool.region('3325').db)
  expect(rows).toEqual([])
  const there = await app.get(`/api/r/3325/dispositions/letters/${letterId}`, 'elsewhere')
  expect(there.status).toBe(403)
})

test('a task that went through twenty hands goes no further; what came back goes to nobody who has it', async () => {
  const { id } = await send({ to: ['bappeda'] })
  await app.admin.updateTable('disposition_handover').set({ hops: 20 }).where('id', '=', id).execute()
  expect(await refused({ to: ['dinas-sosial'], parent: id }, 'planner')).toBe('dispositions.too_many_hops')
  const copies = await send({ to: ['bappeda'], copies: ['dinas-kesehatan'] })
  const copy = copies.body.handovers['dinas-kesehatan']
  expect(await refused({ to: ['dinas-sosial'], parent: copy }, 'otherAgency')).toBe(
    'dispositions.only_a_copy',
  )
  await step('return', copies.id, { reason: 'Bukan kami.', belongsTo: 'unknown' }, 'planner')
  expect(await refused({ to: ['dinas-sosial'], parent: copies.id }, 'planner')).toBe('dispositions.not_now')
  const to = { to: 'dinas-kesehatan', dueOn: '2026-03-06' }
  expect(await step('redirect', copies.id, to, 'agency')).toBe('dispositions.office_twice')
  expect(await step('redirect', copies.id, { ...to, to: 'nowhere' }, 'agency')).toBe(
    'dispositions.unknown_office',
  )
  await step('withdraw', copies.id, { reason: 'Sudah cukup.' }, 'agency')
  expect(await refused({ to: ['dinas-sosial'], parent: copies.id }, 'planner')).toBe(
    'dispositions.settled_already',
  )
  const asked = await send({ to: ['bappeda'] })
  const [passed] = [await send({ to: ['dispendukcapil'], parent: asked.id, dueOn: '2026-03-06' }, 'planner')]
  await step('report', passed.id, { report: 'Selesai.' }, 'agency')
  expect(await step('ask-again', passed.id, { reason: 'Kurang.', dueOn: '2026-03-30' }, 'planner')).toBe(
    'dispositions.due_after_parent',
  )
  await step('accept', passed.id, {}, 'planner')
  await step('report', asked.id, { report: 'Selesai.' }, 'planner')
  const again = { reason: 'Kurang.', dueOn: '2026-03-01' }
  expect(await step('ask-again', asked.id, again, 'agency')).toBe('dispositions.due_in_past')
  expect((await app.get('/dispositions/settings', 'agency')).body).toMatchObject({
    ...{ today: '2026-03-02', proposedDueOn: expect.stringMatching(/^2026-03-/) },
    escalation: [{ to: 'head' }, { to: 'regional-secretary' }],
  })
})

test('two who open a letter at one time leave one receipt each, and the letter is opened once', async () => {
  const { letterId, id } = await send({ to: ['dispendukcapil'] }, 'planner')
  await Promise.all((['agency', 'registrar', 'agency'] as const).map((who) => read(letterId, who)))
  const { steps } = (await read(letterId, 'planner')).body.handovers[0]
  expect(steps.filter((one: { kind: string }) => one.kind === 'read')).toHaveLength(2)
  expect(await events('dispositions.read', id)).toHaveLength(1)
})
