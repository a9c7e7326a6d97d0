import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRegistration, communitiesOf, type Member } from '../../../test/communities.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
let its: ReturnType<typeof communitiesOf>
let river: Member
let library: Member
beforeAll(async () => {
  app = await startTestApp()
  its = communitiesOf(app)
  river = await its.aMember({ name: 'Sahabat Sungai' })
  library = await its.aMember({ name: 'Taman Baca Jaten', dimension: 'society' })
})
afterAll(() => app.stop())

test('an idea is seen once it is passed, and not before; a refused one tells its community why', async () => {
  const { command, reply } = await its.anIdea(river)
  expect(await app.post('/communities/own/ideas', command)).toEqual(reply)
  const { ideaId } = reply.body
  expect((await app.get(`/communities/ideas/${ideaId}`)).status).toBe(404)
  const inbox = (await app.get('/communities/inbox', 'secretariat')).body
  expect(inbox.words).toMatchObject([{ kind: 'idea', id: ideaId, community: 'Sahabat Sungai' }])
  expect((await its.moderate('idea', ideaId, { verdict: 'refused' })).body.code).toBe(
    'communities.reason_missing',
  )
  expect((await its.moderate('idea', ideaId, { verdict: 'passed' }, 'planner')).status).toBe(403)
  const pass = { commandId: newCommandId(), verdict: 'passed' }
  const path = `/communities/words/idea/${ideaId}/moderate`
  const passed = await app.post(path, pass, 'secretariat')
  expect(passed.body).toEqual({ status: 'passed' })
  expect(await app.post(path, pass, 'secretariat')).toEqual(passed)
  expect((await its.moderate('idea', ideaId, { verdict: 'passed' })).body.code).toBe(
    'communities.moderated_already',
  )
  expect((await its.moderate('idea', newCommandId(), { verdict: 'passed' })).body.code).toBe(
    'communities.no_such_words',
  )
  expect((await app.get(`/communities/ideas/${ideaId}`)).body).toMatchObject({
    ...{ title: 'Bank sampah di tiap dusun', community: 'Sahabat Sungai', isAssisted: false },
    ...{ outcome: 'open', supports: 0, discussion: [] },
  })
})

test('an idea with a NIK, of no element or of a community that is not verified is refused', async () => {
  expect((await its.anIdea(river, { element: 'environment.moon' })).reply.body.code).toBe(
    'communities.no_such_element',
  )
  const nik = 'Warga ber-NIK 3505015203980001 setuju dengan usul ini.'
  expect((await its.anIdea(river, { text: nik })).reply.body.code).toBe('communities.personal_data')
  const waiting = aRegistration()
  await app.post('/communities', waiting)
  const member = { id: waiting.commandId, code: waiting.code, pin: waiting.pin }
  expect((await its.anIdea(member)).reply.body.code).toBe('communities.not_verified')
  const told = { ...(await its.anIdea(river)).command, commandId: newCommandId() }
  const { key: _, ...assisted } = told
  const path = (id: string) => `/communities/${id}/ideas`
  expect((await app.post(path(waiting.commandId), assisted, 'secretariat')).body.code).toBe(
    'communities.not_verified',
  )
  expect((await app.post(path(newCommandId()), assisted, 'secretariat')).status).toBe(404)
  const recorded = await app.post(path(river.id), assisted, 'secretariat')
  expect(recorded.status).toBe(200)
  expect(await app.post(path(river.id), assisted, 'secretariat')).toEqual(recorded)
  expect((await app.get(`/communities/ideas/${recorded.body.ideaId}`)).body.isAssisted).toBe(true)
  expect((await app.post(path(river.id), assisted, 'planner')).status).toBe(403)
})

test('a community supports an idea of another once, and comments wait for the secretariat', async () => {
  const ideaId = await its.aPassedIdea(river)
  const support = { commandId: newCommandId(), key: await its.keyOf(library) }
  const path = `/communities/ideas/${ideaId}`
  const first = await app.post(`${path}/support`, support)
  expect(first.body).toEqual({ supports: 1 })
  expect(await app.post(`${path}/support`, support)).toEqual(first)
  const again = { ...support, commandId: newCommandId() }
  expect((await app.post(`${path}/support`, again)).body.code).toBe('communities.supported_already')
  const own = { commandId: newCommandId(), key: await its.keyOf(river) }
  expect((await app.post(`${path}/support`, own)).body.code).toBe('communities.own_idea')
  const nowhere = `/communities/ideas/${newCommandId()}`
  expect((await app.post(`${nowhere}/support`, again)).body.code).toBe('communities.no_such_idea')

  const comment = { ...again, commandId: newCommandId(), comment: 'Kami siap membantu.' }
  const said = await app.post(`${path}/comments`, comment)
  expect(said.status).toBe(200)
  expect(await app.post(`${path}/comments`, comment)).toEqual(said)
  expect((await app.get(path)).body.discussion).toEqual([])
  await its.moderate('comment', said.body.commentId, { verdict: 'passed' })
  expect((await app.get(path)).body).toMatchObject({
    ...{ discussion: [{ community: 'Taman Baca Jaten', comment: 'Kami siap membantu.' }], comments: 1 },
    supporters: ['Taman Baca Jaten'],
  })
  const refused = async (at: string, more: object) =>
    (await app.post(at, { ...comment, commandId: newCommandId(), ...more })).body.code
  expect(await refused(`${path}/comments`, { comment: 'WA 081234567890' })).toBe('communities.personal_data')
  expect(await refused(`${nowhere}/comments`, {})).toBe('communities.no_such_idea')
  expect(await refused(`${path}/comments`, { key: 'a.1.b' })).toBe('communities.access_expired')
})

test('the way of an idea ends in an activity of the plan with its progress, or with a reason', async () => {
  const ideaId = await its.aPassedIdea(river)
  const path = `/communities/ideas/${ideaId}/outcome`
  const send = (more: object) => app.post(path, { commandId: newCommandId(), ...more }, 'secretariat')
  const { activities } = (await app.get('/communities/targets', 'secretariat')).body
  const [target] = activities
  const taken = { commandId: newCommandId(), outcome: 'taken', node: 'activity', nodeId: target.id }
  const first = await app.post(path, taken, 'secretariat')
  expect(first.body).toEqual({ outcome: 'taken' })
  expect(await app.post(path, taken, 'secretariat')).toEqual(first)
  expect((await send({ outcome: 'taken', node: 'activity', nodeId: target.id })).body.code).toBe(
    'communities.outcome_already',
  )
  const [outcome] = (await app.get(`/communities/ideas/${ideaId}`)).body.outcomes
  if (outcome.isHidden) expect(outcome.activity).toBeNull()
  else expect(outcome.activity).toMatchObject({ id: target.id, title: target.title })
  expect((await send({ outcome: 'taken', node: 'programme', nodeId: newCommandId() })).body.code).toBe(
    'communities.not_in_plan',
  )
  expect((await send({ outcome: 'declined', reason: 'Hubungi 081234567890' })).body.code).toBe(
    'communities.personal_data',
  )
  expect((await send({ outcome: 'declined' })).status).toBe(400)
  expect((await send({ outcome: 'declined', reason: 'Bukan kewenangan kabupaten.' })).status).toBe(200)
  expect((await app.get(`/communities/ideas/${ideaId}`)).body).toMatchObject({
    ...{ outcome: 'declined', outcomes: [{ reason: 'Bukan kewenangan kabupaten.' }, { outcome: 'taken' }] },
  })
  const { reply } = await its.anIdea(river)
  const waiting = `/communities/ideas/${reply.body.ideaId}/outcome`
  const decline = { commandId: newCommandId(), outcome: 'declined', reason: 'Sudah ada.' }
  expect((await app.post(waiting, decline, 'secretariat')).body.code).toBe('communities.not_passed')
  const nowhere = `/communities/ideas/${newCommandId()}/outcome`
  expect((await app.post(nowhere, decline, 'secretariat')).body.code).toBe('communities.no_such_idea')
  expect((await app.post(waiting, decline, 'agency')).status).toBe(403)
})

test('communities are invited, see it on their page, and answer until the meeting begins', async () => {
  const invitation = {
    ...{ commandId: newCommandId(), title: 'Konsultasi publik', text: 'Membahas rencana induk.' },
    ...{ place: 'Pendopo', startsAt: '2026-03-10T02:00:00Z', communityIds: [river.id, library.id] },
  }
  const invite = (more: object, who: 'secretariat' | 'leader' = 'secretariat') =>
    app.post('/communities/invitations', { ...invitation, commandId: newCommandId(), ...more }, who)
  const sent = await app.post('/communities/invitations', invitation, 'secretariat')
  expect(sent.body).toEqual({ invitationId: invitation.commandId, invited: 2 })
  expect(await app.post('/communities/invitations', invitation, 'secretariat')).toEqual(sent)
  expect((await invite({ startsAt: '2026-03-01T02:00:00Z' })).body.code).toBe('communities.starts_in_past')
  expect((await invite({ communityIds: [newCommandId()] })).body.code).toBe('communities.no_such_community')
  expect((await invite({ text: 'Telepon 081234567890' })).body.code).toBe('communities.personal_data')
  expect((await invite({}, 'leader')).status).toBe(403)
  const waiting = aRegistration()
  await app.post('/communities', waiting)
  expect((await invite({ communityIds: [waiting.commandId] })).body.code).toBe('communities.not_verified')

  const answer = { commandId: newCommandId(), key: await its.keyOf(river), comes: true }
  const path = `/communities/own/invitations/${invitation.commandId}`
  const said = await app.post(path, answer)
  expect(said.body).toEqual({ comes: true })
  expect(await app.post(path, answer)).toEqual(said)
  const [told] = (await app.get('/communities/inbox', 'secretariat')).body.invitations
  expect(told).toMatchObject({ invited: 2, come: 1, decline: 0 })
  const other = await its.aMember()
  const theirs = { commandId: newCommandId(), key: await its.keyOf(other), comes: true }
  expect((await app.post(path, theirs)).body.code).toBe('communities.no_such_invitation')
  const before = app.clock.now
  app.clock.now = new Date('2026-03-10T03:00:00Z')
  const late = { commandId: newCommandId(), key: await its.keyOf(river), comes: false }
  expect((await app.post(path, late)).body.code).toBe('communities.invitation_past')
  app.clock.now = before
})

test('the log tells of communities without their names, words and people', async () => {
  await app.sequenced()
  const rows = await app.admin
    .selectFrom('log')
    .select(['type', 'facts'])
    .where('type', 'like', 'communities.%')
    .execute()
  expect(new Set(rows.map(({ type }) => type)).size).toBe(9)
  const told = JSON.stringify(rows)
  for (const word of ['Kenari', '0812', 'Sungai', 'sampah', 'membantu', 'Pendopo'])
    expect(told).not.toContain(word)
})
