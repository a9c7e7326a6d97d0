import { readFileSync } from 'node:fs'
import { newTrackingCode } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { codeTag, type SurveyFieldKit, SurveyForm } from '@guyub/contract/survey'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

const ELEMENT = 'governance.public_service'
const OTHER = 'environment.waste'
const PERIOD = { firstDay: '2026-01-01', lastDay: '2026-02-28' }
const FORM = SurveyForm.parse(
  JSON.parse(
    readFileSync(new URL('../../../../reference/surveys/guyub-2026-draft.json', import.meta.url), 'utf8'),
  ),
)

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

type Who = keyof TestApp['actors']

function send(path: string, more: object = {}, who?: Who) {
  return app.post(path, { commandId: newCommandId(), ...more }, who)
}

/** Sends the same command twice: the same answer, and it happened once. */
async function twice(path: string, more: object, who?: Who) {
  const command = { commandId: newCommandId(), ...more }
  const first = await app.post(path, command, who)
  expect(await app.post(path, command, who)).toEqual(first)
  expect(first.status, JSON.stringify(first.body)).toBe(200)
  return first.body
}

async function code(path: string, more: object = {}, who?: Who): Promise<string> {
  return (await send(path, more, who)).body.code
}

function answers(score: number) {
  return Object.fromEntries(FORM.questions.map(({ key }) => [key, score]))
}

async function codesOf(year: number, element = ELEMENT): Promise<string[]> {
  const { body } = await app.get(`/surveys/${year}/invitations?element=${element}`, 'secretariat')
  return body.invitations
    .filter(({ isAnswered }: { isAnswered: boolean }) => !isAnswered)
    .map((each: { code: string }) => each.code)
}

/** A request as it lies after it was finished; of `person`, delivered or not. */
async function aFinishedCase(
  person: number,
  { deliveredAt = '2026-02-10T03:00:00.000Z' as string | null } = {},
) {
  await app.admin
    .insertInto('case')
    .values({
      ...{ region_code: '3505', id: newCommandId(), service_key: 'pak-saidi', service_version: 1 },
      ...{ office_code: '35.05.01.2001', handler_code: 'dispendukcapil', area_code: '35.05.01.2001' },
      ...{ channel: 'counter', state: 'done', closed: true, tracking_code: newTrackingCode('3505') },
      products: JSON.stringify({ akta: deliveredAt ? { deliveredAt } : {} }),
      ...{ facts: '{}', form: Buffer.from('x'), data_key: Buffer.from('x'), subject: 'Ayu Lestari' },
      nik_hash: app.vault.lookUp('3505', String(person)),
      ...{ submitted_at: new Date('2026-02-01T02:00:00Z'), received_at: new Date('2026-02-01T02:00:00Z') },
    })
    .execute()
}

/** Open, with one programme of the population agency. */
async function anOpenSurvey(year: number): Promise<void> {
  await send(`/surveys/${year}/prepare`, { form: FORM.key }, 'secretariat')
  const programme = { title: 'Akta kelahiran dari desa', officeCode: 'dispendukcapil', service: 'pak-saidi' }
  await send(`/surveys/${year}/programmes/${ELEMENT}`, programme, 'secretariat')
  await send(`/surveys/${year}/programmes/${ELEMENT}/agree`, {}, 'agency')
  expect((await send(`/surveys/${year}/open`, {}, 'secretariat')).status).toBe(200)
}

test('a survey opens only when each owner has agreed; elements without a programme are shown as gaps', async () => {
  const prepared = await twice('/surveys/2024/prepare', { form: FORM.key }, 'secretariat')
  expect(prepared).toEqual({ year: 2024, form: FORM.key })
  expect(await code('/surveys/2024/prepare', { form: FORM.key }, 'secretariat')).toBe('survey.survey_already')
  expect(await code('/surveys/2023/prepare', { form: 'none' }, 'secretariat')).toBe('survey.no_such_form')
  expect(await code('/surveys/2024/open', {}, 'secretariat')).toBe('survey.no_programme')
  const path = `/surveys/2024/programmes/${ELEMENT}`
  const programme = { title: 'Akta kelahiran', officeCode: 'dispendukcapil', service: 'pak-saidi' }
  await twice(path, programme, 'secretariat')
  expect(await code('/surveys/2024/open', {}, 'secretariat')).toBe('survey.owner_has_not_agreed')
  expect(await code(`${path}/agree`, {}, 'otherAgency')).toBe('survey.not_the_owner')
  expect((await send(`${path}/agree`, {}, 'secretariat')).status).toBe(403)
  await twice(`${path}/agree`, {}, 'agency')
  expect(await code(`${path}/agree`, {}, 'agency')).toBe('survey.agreed_already')
  // A changed programme is to be agreed to anew.
  await send(path, { ...programme, title: 'Akta kelahiran dan KIA' }, 'secretariat')
  expect(await code('/surveys/2024/open', {}, 'secretariat')).toBe('survey.owner_has_not_agreed')
  await send(`${path}/agree`, {}, 'registrar')
  const opened = await twice('/surveys/2024/open', {}, 'secretariat')
  expect(opened).toEqual({ programmes: 1, gaps: 17 })
  expect(await code('/surveys/2024/open', {}, 'secretariat')).toBe('survey.opened_already')
  expect(await code(path, programme, 'secretariat')).toBe('survey.opened_already')
  const { body } = await app.get('/surveys/2024', 'leader')
  expect(body).toMatchObject({ status: 'open', provenance: 'INFERENCE' })
  expect(body.dimensions[0]).toMatchObject({ quota: 50, answered: 0 })
  expect(
    body.dimensions[0].elements.map(({ programme: one }: { programme: unknown }) => one !== null),
  ).toEqual([...[true, false, false]])
})

test('a programme of no element, office or service, or with a number of a person, is refused', async () => {
  await send('/surveys/2023/prepare', { form: { ...FORM, key: 'own-form' } }, 'secretariat')
  const set = (element: string, more: object, year = 2023) =>
    code(
      `/surveys/${year}/programmes/${element}`,
      { title: 'Program', officeCode: 'dispendukcapil', ...more },
      'secretariat',
    )
  expect(await set('moon.base', {})).toBe('survey.no_such_element')
  expect(await set(ELEMENT, { officeCode: 'nowhere' })).toBe('survey.unknown_office')
  expect(await set(ELEMENT, { service: 'none' })).toBe('survey.unknown_service')
  expect(await set(ELEMENT, { title: 'Telepon 081234567890' })).toBe('survey.personal_data')
  expect(await set(ELEMENT, {}, 2031)).toBe('survey.no_survey')
  expect(await code(`/surveys/2023/programmes/${ELEMENT}/agree`, {}, 'agency')).toBe(
    'survey.no_such_programme',
  )
  for (const who of ['agency', 'leader', 'admin'] as const)
    expect((await send('/surveys/2022/prepare', { form: FORM.key }, who)).status).toBe(403)
})

test('people really served are drawn by chance that can be repeated, each once in a survey', async () => {
  for (let person = 0; person < 12; person++) await aFinishedCase(person)
  await aFinishedCase(0)
  await aFinishedCase(90, { deliveredAt: null })
  await aFinishedCase(91, { deliveredAt: '2025-06-01T00:00:00.000Z' })
  await anOpenSurvey(2026)
  await anOpenSurvey(2027)
  const draw = { element: ELEMENT, source: 'served', ...PERIOD, count: 8, seed: 'undian-1' }
  const drawn = await twice('/surveys/2026/draws', draw, 'secretariat')
  expect(drawn).toEqual({ drawn: 8, frame: 12, seed: 'undian-1' })
  await send('/surveys/2027/draws', draw, 'secretariat')
  const of = async (year: number) =>
    (await app.admin.selectFrom('survey_asked').select('respondent').where('year', '=', year).execute())
      .map(({ respondent }) => respondent.toString('hex'))
      .sort()
  expect(await of(2026)).toEqual(await of(2027))
  const rest = await send('/surveys/2026/draws', { ...draw, count: 100 }, 'secretariat')
  expect(rest.body).toMatchObject({ drawn: 4, frame: 4 })
  expect(new Set(await of(2026)).size).toBe(12)
  expect(await code('/surveys/2026/draws', draw, 'secretariat')).toBe('survey.nobody_served')
  const { body } = await app.get(`/surveys/2026/invitations?element=${ELEMENT}`, 'secretariat')
  expect(body.invitations).toHaveLength(12)
  expect(JSON.stringify(body)).not.toContain('Ayu')
  expect((await app.get(`/surveys/2026/invitations?element=${ELEMENT}`, 'agency')).status).toBe(403)
})

test('a draw that cannot be made is refused', async () => {
  const draw = { element: ELEMENT, source: 'served', ...PERIOD, count: 3 }
  const refused = (year: number, more: object = {}) =>
    code(`/surveys/${year}/draws`, { ...draw, ...more }, 'secretariat')
  expect(await refused(2023)).toBe('survey.not_open')
  expect(await refused(2031)).toBe('survey.no_survey')
  expect(await refused(2026, { element: OTHER })).toBe('survey.no_such_programme')
  expect(await refused(2026, { firstDay: '2026-03-01' })).toBe('survey.period_reversed')
  expect(await refused(2026, { source: 'list', list: 'WA 081234567890' })).toBe('survey.personal_data')
  await send('/surveys/2025/prepare', { form: FORM.key }, 'secretariat')
  const own = { title: 'Bank sampah', officeCode: 'dispendukcapil' }
  await send(`/surveys/2025/programmes/${ELEMENT}`, own, 'secretariat')
  await send(`/surveys/2025/programmes/${ELEMENT}/agree`, {}, 'agency')
  await send('/surveys/2025/open', {}, 'secretariat')
  expect(await refused(2025)).toBe('survey.no_service')
  const listed = { element: ELEMENT, source: 'list', list: 'Daftar anggota bank sampah', count: 6 }
  expect(await twice('/surveys/2025/draws', listed, 'secretariat')).toEqual({
    ...{ drawn: 6, frame: null, seed: null },
  })
  expect((await app.get(`/surveys/2025/invitations?element=${OTHER}`, 'secretariat')).body.code).toBe(
    'survey.no_such_programme',
  )
})

test('an invitation is answered once, on the web or with an officer, and leads to no request any more', async () => {
  const [first = '', second = ''] = await codesOf(2026)
  expect((await app.get(`/surveys/codes/${first.toLowerCase()}`)).body).toMatchObject({
    ...{ year: 2026, programme: 'Akta kelahiran dari desa' },
  })
  expect(await twice('/surveys/answers', { code: first, answers: answers(4) })).toEqual({ year: 2026 })
  expect(await code('/surveys/answers', { code: first, answers: answers(1) })).toBe('survey.answered_already')
  expect((await app.get(`/surveys/codes/${first}`)).body.code).toBe('survey.answered_already')
  const command = { code: second, answers: answers(2), isAssisted: true }
  expect((await send('/surveys/answers/enumerated', command)).status).toBe(401)
  expect((await send('/surveys/answers/enumerated', command, 'leader')).status).toBe(403)
  await twice('/surveys/answers/enumerated', command, 'clerk')
  const stored = await app.admin
    .selectFrom('survey_respondent as r')
    .innerJoin('survey_answer as a', 'a.respondent_id', 'r.id')
    .select(['a.channel', 'a.assisted', 'r.tracking_code', 'r.office_code'])
    .orderBy('a.channel')
    .execute()
  expect(stored).toEqual([
    { channel: 'enumerator', assisted: true, tracking_code: null, office_code: null },
    { channel: 'web', assisted: false, tracking_code: null, office_code: null },
  ])
  const [third = ''] = await codesOf(2026)
  expect(await code('/surveys/answers', { code: third, answers: { known: 1 } })).toBe(
    'survey.answers_missing',
  )
  expect(await code('/surveys/answers', { code: third, answers: answers(5) })).toBe('survey.answers_missing')
  expect(await code('/surveys/answers', { code: newTrackingCode('3505'), answers: answers(1) })).toBe(
    'survey.unknown_code',
  )
})

test('for the field there are the questions of open surveys, and of codes not answered short tags alone', async () => {
  const codes = await codesOf(2026)
  const reply = await app.get('/surveys/field-kit', 'clerk')
  const { salt, surveys } = reply.body as SurveyFieldKit
  expect(surveys.map(({ year }) => year)).toEqual([2027, 2026, 2025, 2024])
  const [programme] = surveys.find(({ year }) => year === 2026)?.programmes ?? []
  expect(programme).toMatchObject({ element: ELEMENT, title: 'Akta kelahiran dari desa' })
  expect(programme?.office).not.toBe('dispendukcapil')
  const tags = await Promise.all(codes.map((each) => codeTag(salt, each.toLowerCase().replaceAll('-', ' '))))
  expect(programme?.tags).toEqual(tags.sort())
  expect(tags.every((tag) => /^[0-9a-f]{7}$/.test(tag))).toBe(true)
  for (const each of codes) expect(JSON.stringify(reply.body)).not.toContain(each)
  expect((await app.get('/surveys/field-kit', 'clerk')).body.salt).not.toBe(salt)
  expect((await app.get('/surveys/field-kit')).status).toBe(401)
  expect((await app.get('/surveys/field-kit', 'leader')).status).toBe(403)
  expect((await app.get('/api/r/3325/surveys/field-kit', 'clerk')).status).toBe(403)
})

test('of two answers at once with one code, one is taken', async () => {
  const [one = ''] = await codesOf(2026)
  const both = await Promise.all(
    [3, 4].map((score) => send('/surveys/answers', { code: one, answers: answers(score) })),
  )
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('the head closes the survey and answers for it; results are frozen, and say whom they stand for', async () => {
  expect((await app.get('/surveys/2026/results')).body.code).toBe('survey.not_closed')
  expect((await app.get('/surveys/2031/results')).body.code).toBe('survey.no_survey')
  const left = await codesOf(2026)
  for (const each of left.slice(0, 4)) await send('/surveys/answers', { code: each, answers: answers(3) })
  const statement = { statement: 'Saya bertanggung jawab atas kebenaran survei ini.' }
  expect((await send('/surveys/2026/close', statement, 'secretariat')).status).toBe(403)
  expect(await code('/surveys/2026/close', { statement: 'Telepon 081234567890' }, 'leader')).toBe(
    'survey.personal_data',
  )
  expect(await code('/surveys/2023/close', statement, 'leader')).toBe('survey.not_open')
  expect(await twice('/surveys/2026/close', statement, 'leader')).toEqual({ answers: 7 })
  expect(await code('/surveys/2026/close', statement, 'leader')).toBe('survey.not_open')
  const { body } = await app.get('/surveys/2026/results')
  expect(body).toMatchObject({ sampling: 'purposive', ...statement, all: { count: 7 } })
  expect(body.dimensions[0].elements[0].tally.count).toBe(7)
  expect(body.dimensions[1].tally).toBeNull()
  expect(await code('/surveys/answers', { code: left[4], answers: answers(1) })).toBe('survey.not_open')
  expect((await app.get(`/surveys/codes/${left[4]}`)).body.code).toBe('survey.not_open')
})

test('fewer than five answers are told nowhere', async () => {
  const few = await codesOf(2025)
  for (const each of few.slice(0, 4)) await send('/surveys/answers', { code: each, answers: answers(1) })
  await send('/surveys/2025/close', { statement: 'Saya bertanggung jawab.' }, 'leader')
  const { body } = await app.get('/surveys/2025/results')
  expect(body.all).toBeNull()
  expect(body.dimensions[0].elements[0].tally).toBeNull()
})

test('nobody edits an answer: the database itself does not let the program', async () => {
  const change = app.pool.region('3505').db.updateTable('survey_answer').set({ answers: '{}' }).execute()
  await expect(change).rejects.toThrow('permission denied')
})

test('the log tells how many, by which seed and whose programme, never an answer or a code', async () => {
  await app.sequenced()
  const rows = await app.admin
    .selectFrom('log')
    .select(['type', 'subject_id', 'facts'])
    .where('type', 'like', 'survey.%')
    .execute()
  expect(new Set(rows.map(({ type }) => type)).size).toBe(7)
  const respondents = await app.admin.selectFrom('survey_respondent').select(['id', 'code']).execute()
  const told = JSON.stringify(rows)
  for (const { id, code: one } of respondents) expect(told.includes(id) || told.includes(one)).toBe(false)
  expect(told).not.toContain('tanggung jawab')
})

test('another region sees none of it', async () => {
  expect((await app.get('/api/r/3325/surveys')).body).toEqual([])
  expect((await app.get('/surveys')).body).toHaveLength(5)
})
