import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anAnswer, anOpening, aPaper, ITEMS, withAccounts } from '../../../test/evaluation-round.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

type Who = Parameters<TestApp['post']>[2]

const FIRST = '/evaluation/2026/1'
const SECOND = '/evaluation/2026/2'

let app: TestApp
let paper: string
beforeAll(async () => {
  app = await startTestApp()
  await withAccounts(app)
  paper = await aPaper(app)
})
afterAll(() => app.stop())

async function code(path: string, command: object, who: Who): Promise<string> {
  const { status, body } = await app.post(path, { commandId: newCommandId(), ...command }, who)
  expect(status).toBeLessThan(500)
  return body.code ?? 'done'
}

test('a round opens once, with an instrument that is known, until a moment that lies ahead', async () => {
  expect(await code(`${FIRST}/open`, anOpening({ instrument: 'nowhere' }), 'ministry')).toBe(
    'evaluation.no_such_instrument',
  )
  expect(await code(`${FIRST}/open`, anOpening({ closesAt: '2026-01-01T00:00:00Z' }), 'ministry')).toBe(
    'evaluation.closes_in_past',
  )
  const far = { closesAt: '2028-01-01T00:00:00Z' }
  expect(await code(`${FIRST}/open`, anOpening(far), 'ministry')).toBe('evaluation.closes_beyond_year')
  expect(await code(`${FIRST}/open`, anOpening({ closesAt: '2026-03-05T00:00:00Z' }), 'ministry')).toBe(
    'done',
  )
  expect(await code(`${FIRST}/open`, anOpening(), 'ministry')).toBe('evaluation.round_already')
  expect(await code(`${FIRST}/open`, anOpening(), 'secretariat')).toBe('access.denied')
  expect(await code('/evaluation/2026/3/open', anOpening(), 'ministry')).toBe('request.invalid')
  const [instrument] = (await app.get('/evaluation/instruments', 'ministry')).body
  const broken = { ...instrument, weights: { ...instrument.weights, baseline: 11 } }
  expect(await code(`${SECOND}/open`, anOpening({ instrument: broken }), 'ministry')).toBe('request.invalid')
  expect(
    await code(`${SECOND}/open`, anOpening({ instrument: { ...instrument, key: 'brought' } }), 'ministry'),
  ).toBe('done')
  expect((await app.get(SECOND, 'ministry')).body.instrument).toBe('brought')
})

test('an answer is refused without evidence, off the scale, to an item that nobody asks, and over another hand', async () => {
  const to = (item: string) => `${FIRST}/items/${item}/answer`
  expect(await code(to('nothing'), anAnswer([paper]), 'secretariat')).toBe('evaluation.no_such_item')
  expect(await code(to('quick-win'), anAnswer([paper], { selfScore: 4.1 }), 'secretariat')).toBe(
    'evaluation.out_of_scale',
  )
  expect(await code(to('quick-win'), anAnswer([]), 'secretariat')).toBe('request.invalid')
  expect(await code(to('quick-win'), anAnswer([newCommandId()]), 'secretariat')).toBe(
    'evaluation.evidence_missing',
  )
  expect(await code('/evaluation/2025/1/items/quick-win/answer', anAnswer([paper]), 'secretariat')).toBe(
    'evaluation.evidence_of_another_year',
  )
  expect(await code('/evaluation/2026/1/items/quick-win/answer', anAnswer([paper]), 'ministry')).toBe(
    'access.denied',
  )
  expect(await code(to('quick-win'), anAnswer([paper], { version: 0 }), 'secretariat')).toBe('done')
  expect(await code(to('quick-win'), anAnswer([paper], { version: 0 }), 'secretariat')).toBe(
    'evaluation.changed',
  )
})

test('agencies are asked once, about what is asked, and answer for themselves', async () => {
  const ask = { item: 'quick-win', officeCode: 'diskominfo', request: 'Apa saja?', dueOn: '2026-03-02' }
  const path = `${FIRST}/contributions`
  expect(await code(path, { ...ask, item: 'nothing' }, 'secretariat')).toBe('evaluation.no_such_item')
  expect(await code(path, { ...ask, officeCode: 'nowhere' }, 'secretariat')).toBe('evaluation.unknown_office')
  expect(await code(path, { ...ask, dueOn: '2026-03-01' }, 'secretariat')).toBe('evaluation.due_in_past')
  const { body } = await app.post(path, { commandId: newCommandId(), ...ask }, 'secretariat')
  expect(await code(path, ask, 'secretariat')).toBe('evaluation.asked_already')
  const its = `/evaluation/contributions/${body.contributionId}`
  const late = async () => (await app.get('/evaluation/contributions', 'secretariat')).body[0].isLate
  expect(await late()).toBe(false)
  app.clock.now = new Date('2026-03-03T02:00:00Z')
  expect(await late()).toBe(true)
  app.clock.now = new Date('2026-03-02T02:00:00Z')
  expect(await code(`${its}/return`, { reason: 'Kosong.', version: 1 }, 'secretariat')).toBe(
    'evaluation.nothing_contributed',
  )
  expect(await code(its, { contribution: 'Milik kantor lain.', version: 1 }, 'registrar')).toBe(
    'evaluation.no_such_contribution',
  )
  expect(await code(its, { contribution: 'Lama.', version: 7 }, 'secretariat')).toBe('evaluation.changed')
  expect(
    await code(
      `/evaluation/contributions/${newCommandId()}`,
      { contribution: 'Tidak ada.', version: 1 },
      'registrar',
    ),
  ).toBe('evaluation.no_such_contribution')
})

test('handing in asks for a mandate, for complete answers, and for every item that stays open by its name', async () => {
  const answered = ['quick-win']
  const unanswered = ITEMS.filter((item) => !answered.includes(item))
  const path = `${FIRST}/submit`
  expect(await code(`${SECOND}/submit`, {}, 'leader')).toBe('evaluation.nothing_answered')
  expect(await code(path, { unanswered }, 'secretariat')).toBe('evaluation.mandate_missing')
  // The quick win asks for a presentation.
  expect(await code(path, { unanswered }, 'leader')).toBe('evaluation.answers_incomplete')
  const complete = anAnswer([await aPaper(app, 'presentation')])
  expect(await code(`${FIRST}/items/quick-win/answer`, complete, 'secretariat')).toBe('done')
  expect(await code(path, { unanswered: [] }, 'leader')).toBe('evaluation.unanswered_differ')
  expect(await code(path, { unanswered: [...unanswered, 'quick-win'] }, 'leader')).toBe(
    'evaluation.unanswered_differ',
  )
  expect(
    await code(`${FIRST}/items/quick-win/score`, { score: 3, note: 'Dini.', version: 2 }, 'assessor'),
  ).toBe('evaluation.not_submitted')
  expect(await code(path, { unanswered }, 'leader')).toBe('done')
  expect(await code(path, { unanswered }, 'leader')).toBe('evaluation.submitted_already')
  expect(
    await code(`${FIRST}/items/quick-win/answer`, { ...complete, commandId: newCommandId() }, 'secretariat'),
  ).toBe('evaluation.submitted_already')
  expect(
    await code(`${FIRST}/extend`, { closesAt: '2026-04-01T00:00:00Z', reason: 'Lagi.' }, 'ministry'),
  ).toBe('evaluation.submitted_already')
})
