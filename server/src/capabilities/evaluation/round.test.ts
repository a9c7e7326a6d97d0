import { writeFileSync } from 'node:fs'
import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAnswer, anOpening, aPaper, EMAIL, ITEMS, withAccounts } from '../../../test/evaluation-round.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { sha256 } from '../../kernel/merkle.ts'

const ROUND = '/evaluation/2026/2'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  await withAccounts(app)
})
afterAll(() => app.stop())

async function twice(path: string, command: object, who: Parameters<TestApp['post']>[2]) {
  const first = await app.post(path, command, who)
  expect(first.status, JSON.stringify(first.body)).toBe(200)
  expect(await app.post(path, command, who)).toEqual(first)
  return first.body
}

test('a round runs from its opening to the letter, and every step sent twice happens once', async () => {
  expect((await app.get(ROUND, 'secretariat')).body.code).toBe('evaluation.no_round')
  await twice(`${ROUND}/open`, anOpening(), 'ministry')
  await twice(
    `${ROUND}/extend`,
    { commandId: newCommandId(), closesAt: '2026-12-10T10:00:00Z', reason: 'Banjir di tiga daerah.' },
    'ministry',
  )

  const asked = await twice(
    `${ROUND}/contributions`,
    {
      commandId: newCommandId(),
      item: 'outcome-governance',
      officeCode: 'dispendukcapil',
      request: 'Berapa dokumen terbit?',
      dueOn: '2026-03-10',
    },
    'secretariat',
  )
  const id = asked.contributionId
  const said = { commandId: newCommandId(), contribution: '1.204 dokumen.', version: 1 }
  await twice(`/evaluation/contributions/${id}`, said, 'registrar')
  await twice(
    `/evaluation/contributions/${id}/return`,
    { commandId: newCommandId(), reason: 'Per bulan?', version: 2 },
    'secretariat',
  )
  expect((await app.get('/evaluation/contributions', 'registrar')).body).toMatchObject([
    { returnReason: 'Per bulan?', version: 3 },
  ])
  expect((await app.get('/evaluation/contributions', 'planner')).body).toEqual([])
  await twice(
    `/evaluation/contributions/${id}`,
    { ...said, commandId: newCommandId(), contribution: '100 sebulan.', version: 3 },
    'registrar',
  )
  const { body: drafted } = await app.get(`${ROUND}/items/outcome-governance/prefill`, 'secretariat')
  expect(drafted.draft).toContain('100 sebulan.')

  const [policy, structure, photo] = [
    await aPaper(app, 'policy'),
    await aPaper(app, 'org_structure'),
    await aPaper(app, 'presentation'),
  ]
  for (const item of ITEMS)
    await twice(`${ROUND}/items/${item}/answer`, anAnswer([policy, structure, photo]), 'secretariat')
  const mine = await app.get(ROUND, 'secretariat')
  expect(mine.body).toMatchObject({ state: 'open', answered: ITEMS.length, selfIndex: 3, index: null })

  await twice(
    `${ROUND}/submit`,
    { commandId: newCommandId(), mandate: 'Surat kuasa 100/2026' },
    'secretariat',
  )
  await twice(
    `${ROUND}/panel`,
    { commandId: newCommandId(), email: EMAIL.assessor, isChair: true, expiresAt: '2026-12-20T00:00:00Z' },
    'ministry',
  )
  const question = await twice(
    `${ROUND}/questions`,
    {
      commandId: newCommandId(),
      item: 'quick-win',
      question: 'Siapa yang memakainya?',
      dueAt: '2026-03-02T05:00:00Z',
    },
    'assessor',
  )
  const reply = { commandId: newCommandId(), reply: 'Empat puluh desa.' }
  app.clock.now = new Date('2026-03-02T06:00:00Z')
  expect(await twice(`/evaluation/questions/${question.questionId}/reply`, reply, 'secretariat')).toEqual({
    isLate: true,
  })
  await twice(
    `${ROUND}/presentation`,
    { commandId: newCommandId(), scheduledAt: '2026-03-02T07:00:00Z', room: 'https://rapat.test/3505' },
    'ministry',
  )
  app.clock.now = new Date('2026-03-02T09:00:00Z')
  await twice(
    `${ROUND}/presentation/minutes`,
    { commandId: newCommandId(), heldAt: '2026-03-02T07:10:00Z', minutes: 'Bupati memaparkan enam dimensi.' },
    'ministry',
  )

  for (const item of ITEMS)
    await twice(
      `${ROUND}/items/${item}/score`,
      { commandId: newCommandId(), score: 3, note: 'Cukup.', version: 1 },
      'assessor',
    )
  expect((await app.get(ROUND, 'secretariat')).body).toMatchObject({ index: null, findings: [] })
  await twice(
    `${ROUND}/items/quick-win/moderate`,
    { commandId: newCommandId(), score: 4, reason: 'Disepakati panel.' },
    'assessor',
  )
  const finding = await twice(
    `${ROUND}/findings`,
    {
      commandId: newCommandId(),
      kind: 'recommendation',
      item: 'output-policy',
      finding: 'Tetapkan peraturan bupati.',
    },
    'assessor',
  )
  expect((await app.get('/evaluation/findings', 'secretariat')).body).toEqual([])

  const letter = {
    commandId: newCommandId(),
    letterNumber: 'B-1477/DJAI/AI.01.02/11/2026',
    letterOn: '2026-03-02',
  }
  const { index } = await twice(`${ROUND}/publish`, letter, 'ministry')
  // 3 everywhere, and one item of weight 20 at 4.
  expect(index).toBeCloseTo(3.2, 9)
  expect((await app.get(ROUND, 'secretariat')).body).toMatchObject({
    state: 'published',
    index,
    letterNumber: letter.letterNumber,
  })

  const step = {
    commandId: newCommandId(),
    status: 'planned',
    note: 'Rancangan disusun.',
    ownerCode: 'diskominfo',
    dueOn: '2026-06-30',
    version: 1,
  }
  await twice(`/evaluation/findings/${finding.findingId}/follow-up`, step, 'secretariat')
  expect((await app.get('/evaluation/findings', 'secretariat')).body).toMatchObject([
    {
      status: 'planned',
      ownerCode: 'diskominfo',
      isLate: false,
      followUps: [{ note: 'Rancangan disusun.' }],
    },
  ])
  const { body: history } = await app.get('/evaluation', 'leader')
  expect(history.rounds).toMatchObject([{ year: 2026, stage: 2, state: 'published', index }])
  expect(history.rounds[0].dimensions).toHaveLength(6)
})

test('the letter is a sealed paper of ours that says the index, its parts and what was found', async () => {
  const letter = await app.inject({
    url: `/api/r/3505${ROUND}/letter`,
    headers: { 'x-actor': 'secretariat' },
  })
  expect(letter.headers['content-type']).toContain('application/pdf')
  if (process.env.GUYUB_KEEP) writeFileSync(`${process.env.GUYUB_KEEP}/letter.pdf`, letter.rawPayload)
  const { extractText, getDocumentProxy } = await import('unpdf')
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(letter.rawPayload)), {
    mergePages: true,
  })
  for (const words of [
    'B-1477/DJAI/AI.01.02/11/2026',
    '3,20',
    'Tetapkan peraturan bupati.',
    'Kabupaten Blitar',
  ])
    expect(text).toContain(words)
  expect((await app.get('/evaluation/2026/1/letter', 'secretariat')).body.code).toBe('evaluation.no_round')
  const { body } = await app.post('/documents/check', {
    sha256: sha256(letter.rawPayload).toString('hex'),
  })
  expect(body).toMatchObject({ signature: 'system-seal', kind: { en: 'Result letter of an evaluation' } })
})

test('a published round is closed to everybody', async () => {
  for (const [path, command, who] of [
    [`${ROUND}/items/quick-win/answer`, anAnswer([newCommandId()]), 'secretariat'],
    [`${ROUND}/items/quick-win/score`, { score: 1, note: 'Nanti.', version: 1 }, 'assessor'],
    [`${ROUND}/items/quick-win/moderate`, { score: 1, reason: 'Nanti.' }, 'assessor'],
    [`${ROUND}/submit`, { mandate: 'Surat 1' }, 'secretariat'],
    [`${ROUND}/publish`, { letterNumber: 'B-2', letterOn: '2026-03-01' }, 'ministry'],
    [`${ROUND}/extend`, { closesAt: '2027-01-01T00:00:00Z', reason: 'Lagi.' }, 'ministry'],
    [`${ROUND}/panel`, { email: EMAIL.planner, expiresAt: '2027-01-01T00:00:00Z' }, 'ministry'],
    [`${ROUND}/findings`, { kind: 'weakness', finding: 'Terlambat.' }, 'assessor'],
    [
      `${ROUND}/questions`,
      { item: 'quick-win', question: 'Lagi?', dueAt: '2027-01-01T00:00:00Z' },
      'assessor',
    ],
    [`${ROUND}/presentation`, { scheduledAt: '2027-01-01T00:00:00Z', room: 'Aula' }, 'ministry'],
  ] as const) {
    const { status, body } = await app.post(path, { commandId: newCommandId(), ...command }, who)
    expect([path, status, body.code]).toEqual([
      path,
      expect.any(Number),
      expect.stringMatching(/published_already|evidence_missing/),
    ])
    expect(status).toBeLessThan(500)
  }
})

test('what if: the gap finder gives the index of the letter, and what a better score would make of it', async () => {
  const { body } = await app.get(`${ROUND}/gaps?what=output-policy:4`, 'secretariat')
  expect(body.index).toBeCloseTo(3.2, 9)
  expect(body.whatIf).toBeCloseTo(3.3, 9)
  expect(body.gaps[0]).toMatchObject({ basis: 'scored', gain: expect.closeTo(0.1, 9) })
  expect((await app.get(`${ROUND}/gaps?what=nowhere:4`, 'secretariat')).body.code).toBe(
    'evaluation.no_such_item',
  )
  expect((await app.get(`${ROUND}/gaps?what=quick-win:9`, 'secretariat')).body.code).toBe(
    'evaluation.out_of_scale',
  )
})

test('the log tells what the letter says, and nobody by name', async () => {
  await app.sequenced()
  const told = await app.admin
    .selectFrom('log')
    .select('facts')
    .where('type', '=', 'evaluation.published')
    .execute()
  expect(told).toMatchObject([
    { facts: { index: expect.closeTo(3.2, 9), letterNumber: 'B-1477/DJAI/AI.01.02/11/2026' } },
  ])
  const all = JSON.stringify(await app.admin.selectFrom('log').select('facts').execute())
  for (const word of ['Sri Wahyuni', 'Budi', EMAIL.assessor, 'Empat puluh desa'])
    expect(all).not.toContain(word)
})
