import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAnswer, anOpening, aPaper, EMAIL, ITEMS, withAccounts } from '../../../test/evaluation-round.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

type Who = Parameters<TestApp['post']>[2]

interface Item {
  readonly key: string
  readonly moderated: object | null
}

const FIRST = '/evaluation/2026/1'
const SECOND = '/evaluation/2026/2'

let app: TestApp
let paper: string
beforeAll(async () => {
  app = await startTestApp()
  await withAccounts(app)
  paper = await aPaper(app)
  const presentation = await aPaper(app, 'presentation')
  const steps = [
    [`${FIRST}/open`, anOpening({ closesAt: '2026-03-05T00:00:00Z' }), 'ministry'],
    [`${SECOND}/open`, anOpening(), 'ministry'],
    [`${FIRST}/items/quick-win/answer`, anAnswer([paper], { version: 0 }), 'secretariat'],
    [`${FIRST}/items/quick-win/answer`, anAnswer([presentation]), 'secretariat'],
    [`${FIRST}/submit`, { unanswered: ITEMS.filter((item) => item !== 'quick-win') }, 'leader'],
  ] as const
  for (const [path, command, who] of steps) expect(await code(path, command, who)).toBe('done')
})
afterAll(() => app.stop())

async function code(path: string, command: object, who: Who): Promise<string> {
  const { status, body } = await app.post(path, { commandId: newCommandId(), ...command }, who)
  expect(status).toBeLessThan(500)
  return body.code ?? 'done'
}

test('only the panel reads and scores, until its access ends; one leads it', async () => {
  const seat = { email: EMAIL.assessor, isChair: true, expiresAt: '2026-03-20T00:00:00Z' }
  expect((await app.get(FIRST, 'assessor')).body.code).toBe('evaluation.not_in_panel')
  expect(
    await code(`${FIRST}/items/quick-win/score`, { score: 3, note: 'Baik.', version: 2 }, 'assessor'),
  ).toBe('evaluation.not_in_panel')
  expect(await code(`${FIRST}/panel`, { ...seat, email: 'siapa@kampus.test' }, 'ministry')).toBe(
    'evaluation.panelist_unknown',
  )
  expect(await code(`${FIRST}/panel`, { ...seat, email: EMAIL.leader }, 'ministry')).toBe(
    'evaluation.not_an_assessor',
  )
  expect(await code(`${FIRST}/panel`, { ...seat, expiresAt: '2026-03-01T00:00:00Z' }, 'ministry')).toBe(
    'evaluation.access_in_past',
  )
  expect(await code(`${FIRST}/panel`, seat, 'ministry')).toBe('done')
  expect(await code(`${FIRST}/panel`, { ...seat, email: EMAIL.planner }, 'ministry')).toBe(
    'evaluation.chair_already',
  )
  expect(await code(`${FIRST}/panel`, seat, 'secretariat')).toBe('access.denied')

  const score = { score: 3, note: 'Baik.', version: 2 }
  expect(await code(`${FIRST}/items/quick-win/score`, { ...score, score: -1 }, 'assessor')).toBe(
    'evaluation.out_of_scale',
  )
  expect(await code(`${FIRST}/items/quick-win/score`, { ...score, version: 1 }, 'assessor')).toBe(
    'evaluation.changed',
  )
  expect(await code(`${FIRST}/items/baseline-state/score`, score, 'assessor')).toBe('evaluation.not_answered')
  expect(await code(`${FIRST}/items/nothing/score`, score, 'assessor')).toBe('evaluation.no_such_item')
  expect(await code(`${FIRST}/items/nothing/moderate`, { score: 3, reason: 'Panel.' }, 'assessor')).toBe(
    'evaluation.no_such_item',
  )
  expect(await code(`${FIRST}/items/quick-win/moderate`, { score: 5, reason: 'Panel.' }, 'assessor')).toBe(
    'evaluation.out_of_scale',
  )
  const question = { item: 'quick-win', question: 'Siapa?', dueAt: '2026-03-01T00:00:00Z' }
  expect(await code(`${FIRST}/questions`, question, 'assessor')).toBe('evaluation.due_in_past')
  expect(await code(`${FIRST}/questions`, { ...question, item: 'nothing' }, 'assessor')).toBe(
    'evaluation.no_such_item',
  )
  expect(
    await code(`${FIRST}/findings`, { kind: 'weakness', item: 'nothing', finding: 'Kosong.' }, 'assessor'),
  ).toBe('evaluation.no_such_item')
  expect(await code(`/evaluation/questions/${newCommandId()}/reply`, { reply: 'Apa?' }, 'secretariat')).toBe(
    'evaluation.no_such_question',
  )
  const asked = await app.post(
    `${FIRST}/questions`,
    { ...question, commandId: newCommandId(), dueAt: '2026-03-09T00:00:00Z' },
    'assessor',
  )
  const reply = `/evaluation/questions/${asked.body.questionId}/reply`
  expect(await code(reply, { reply: 'Desa.' }, 'secretariat')).toBe('done')
  expect(await code(reply, { reply: 'Lagi.' }, 'secretariat')).toBe('evaluation.replied_already')

  expect(await code(`${FIRST}/publish`, { letterNumber: 'B-1', letterOn: '2026-03-02' }, 'ministry')).toBe(
    'evaluation.items_unscored',
  )
  expect(await code(`${FIRST}/publish`, { letterNumber: 'B-1', letterOn: '2026-03-04' }, 'ministry')).toBe(
    'evaluation.letter_in_future',
  )

  expect(await code(`${FIRST}/publish`, { letterNumber: 'B-1', letterOn: '2026-02-02' }, 'ministry')).toBe(
    'evaluation.letter_before_answers',
  )

  const agreed = (more: object) =>
    code(`${FIRST}/items/quick-win/moderate`, { score: 3, reason: 'Panel.', ...more }, 'assessor')
  expect(await agreed({ version: 1 })).toBe('evaluation.moderated_meanwhile')
  // Two who saw that nothing was agreed on yet: one of them stands.
  expect((await Promise.all([agreed({ score: 2 }), agreed({ score: 4 })])).sort()).toEqual([
    'done',
    'evaluation.moderated_meanwhile',
  ])
  expect(await agreed({ version: 1 })).toBe('done')
  expect(await agreed({ version: 1 })).toBe('evaluation.moderated_meanwhile')
  const { aspects } = (await app.get(FIRST, 'assessor')).body as { aspects: { items: Item[] }[] }
  const moderated = aspects.flatMap(({ items }) => items).find(({ key }) => key === 'quick-win')?.moderated
  expect(moderated).toEqual({ score: 3, reason: 'Panel.', version: 2 })

  expect(await code(`${FIRST}/panel`, { ...seat, isChair: false }, 'ministry')).toBe('done')
  expect(await code(`${FIRST}/items/quick-win/moderate`, { score: 3, reason: 'Panel.' }, 'assessor')).toBe(
    'evaluation.not_the_chair',
  )
})

test('withdrawn evidence proves nothing any more: neither a new answer nor a score stands on it', async () => {
  const withdraw = (id: string, more: object = {}) =>
    code(`/evidence/${id}/withdraw`, { reason: 'Salah unggah.', ...more }, 'secretariat')
  expect(await withdraw(newCommandId())).toBe('evidence.not_found')
  expect(await withdraw(paper)).toBe('done')
  expect(await withdraw(paper)).toBe('evidence.withdrawn_already')
  expect(await code(`${SECOND}/items/quick-win/answer`, anAnswer([paper]), 'secretariat')).toBe(
    'evaluation.evidence_withdrawn',
  )
  const { body } = await app.get(FIRST, 'ministry')
  const item = body.aspects
    .flatMap((aspect: { items: object[] }) => aspect.items)
    .find(({ key }: { key: string }) => key === 'quick-win')
  expect(await withdraw(item.evidence[0].id)).toBe('done')
  expect(
    await code(`${FIRST}/items/quick-win/score`, { score: 3, note: 'Baik.', version: 2 }, 'assessor'),
  ).toBe('evaluation.evidence_withdrawn')
})

test('an assessor reads the evidence of a round while the access runs, and no other', async () => {
  const { body } = await app.get(FIRST, 'ministry')
  const item = body.aspects
    .flatMap((aspect: { items: object[] }) => aspect.items)
    .find(({ key }: { key: string }) => key === 'quick-win')
  const other = await aPaper(app)
  const ids = async (): Promise<string[]> =>
    (await app.get('/evidence', 'assessor')).body.map(({ id }: { id: string }) => id)
  const fetched = async (id: string) =>
    (await app.inject({ url: `/api/r/3505/evidence/${id}/archive`, headers: { 'x-actor': 'assessor' } }))
      .statusCode
  expect(await ids()).toEqual([item.evidence[0].id])
  expect([await fetched(item.evidence[0].id), await fetched(other)]).toEqual([200, 404])
  const before = app.clock.now
  app.clock.now = new Date('2026-03-21T00:00:00Z')
  expect(await ids()).toEqual([])
  expect(await fetched(item.evidence[0].id)).toBe(404)
  app.clock.now = before
})

test('presentations lie ahead until they were held, and are held once', async () => {
  const path = `${FIRST}/presentation`
  const minutes = { heldAt: '2026-03-02T02:00:00Z', minutes: 'Sepuluh pertanyaan.' }
  expect(await code(`${path}/minutes`, minutes, 'ministry')).toBe('evaluation.no_presentation')
  expect(await code(path, { scheduledAt: '2026-03-01T00:00:00Z', room: 'Aula' }, 'ministry')).toBe(
    'evaluation.presentation_in_past',
  )
  expect(await code(path, { scheduledAt: '2026-03-03T00:00:00Z', room: 'Aula' }, 'ministry')).toBe('done')
  expect(await code(`${path}/minutes`, { ...minutes, heldAt: '2026-03-03T00:00:00Z' }, 'ministry')).toBe(
    'evaluation.presentation_in_future',
  )
  expect(await code(`${path}/minutes`, minutes, 'ministry')).toBe('done')
  expect(await code(`${path}/minutes`, minutes, 'ministry')).toBe('evaluation.presentation_held')
  expect(await code(path, { scheduledAt: '2026-03-09T00:00:00Z', room: 'Aula' }, 'ministry')).toBe(
    'evaluation.presentation_held',
  )
})

test('when the time is over answers are refused until the ministry gives more; access of the panel ends by itself', async () => {
  app.clock.now = new Date('2026-12-01T00:00:00Z')
  const late = anAnswer([await aPaper(app)])
  expect(await code(`${SECOND}/items/baseline-state/answer`, late, 'secretariat')).toBe(
    'evaluation.round_closed',
  )
  expect(await code(`${SECOND}/submit`, {}, 'leader')).toBe('evaluation.round_closed')
  expect((await app.get(SECOND, 'secretariat')).body.state).toBe('closed')
  const more = { closesAt: '2026-12-05T00:00:00Z', reason: 'Banjir.' }
  expect(await code(`${SECOND}/extend`, { ...more, closesAt: '2026-11-05T00:00:00Z' }, 'ministry')).toBe(
    'evaluation.closes_in_past',
  )
  expect(await code(`${SECOND}/extend`, { ...more, closesAt: '2028-01-01T00:00:00Z' }, 'ministry')).toBe(
    'evaluation.closes_beyond_year',
  )
  expect(await code(`${SECOND}/extend`, more, 'ministry')).toBe('done')
  expect(await code(`${SECOND}/items/baseline-state/answer`, late, 'secretariat')).toBe('done')
  expect((await app.get(FIRST, 'assessor')).body.code).toBe('evaluation.access_expired')
  expect(
    await code(`${FIRST}/items/quick-win/score`, { score: 3, note: 'Baik.', version: 2 }, 'assessor'),
  ).toBe('evaluation.access_expired')
})

test('the six-dimension rule names what each dimension lacks', async () => {
  const { body } = await app.get(`${SECOND}/dimensions`, 'planner')
  expect(body.isMet).toBe(false)
  expect(body.dimensions).toHaveLength(6)
  expect(body.dimensions[0].lacks).toContainEqual({
    what: 'answer',
    kind: null,
    count: 1,
    question: expect.any(Object),
  })
})

test('what the panel finds is followed up once it was published, with an owner and a day', async () => {
  expect(
    await code(
      `/evaluation/findings/${newCommandId()}/follow-up`,
      { status: 'open', note: 'Apa?', version: 1 },
      'secretariat',
    ),
  ).toBe('evaluation.no_such_finding')
  const seat = { email: EMAIL.assessor, isChair: true, expiresAt: '2026-12-31T00:00:00Z' }
  expect(await code(`${FIRST}/panel`, seat, 'ministry')).toBe('done')
  const found = async (kind: string) =>
    (
      await app.post(
        `${FIRST}/findings`,
        { commandId: newCommandId(), kind, finding: 'Tim jarang bertemu.' },
        'assessor',
      )
    ).body.findingId
  const [weakness, strength] = [await found('weakness'), await found('strength')]
  const step = { status: 'planned', note: 'Rapat bulanan.', version: 1 }
  const follow = (id: string, more: object = {}) =>
    code(`/evaluation/findings/${id}/follow-up`, { ...step, ...more }, 'secretariat')
  expect(await follow(weakness)).toBe('evaluation.finding_not_published')
  for (const item of ITEMS) {
    const agreed = { score: 2, reason: 'Panel.', version: item === 'quick-win' ? 2 : 0 }
    expect(await code(`${FIRST}/items/${item}/moderate`, agreed, 'assessor')).toBe('done')
  }
  expect(await code(`${FIRST}/publish`, { letterNumber: 'B-1', letterOn: '2026-12-01' }, 'ministry')).toBe(
    'done',
  )
  expect(await follow(strength)).toBe('evaluation.finding_is_strength')
  expect(await follow(weakness)).toBe('evaluation.owner_missing')
  expect(await follow(weakness, { ownerCode: 'nowhere', dueOn: '2026-12-02' })).toBe(
    'evaluation.unknown_office',
  )
  expect(await follow(weakness, { ownerCode: 'diskominfo', dueOn: '2026-12-02' })).toBe('done')
  expect(await follow(weakness, { ownerCode: 'diskominfo', dueOn: '2026-12-02' })).toBe('evaluation.changed')
  // One in the morning of the third, where the region is.
  app.clock.now = new Date('2026-12-02T18:00:00Z')
  expect((await app.get('/evaluation/findings', 'secretariat')).body).toMatchObject([
    { isLate: true, status: 'planned' },
  ])
})
