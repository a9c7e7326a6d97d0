import { newPin, newTrackingCode } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

const JATEN = '35.05.01.2001'
const CONTACT = { name: 'Sri Kenari', phone: '0812-3456-7890' }

let app: TestApp
let river: Member
let library: Member
beforeAll(async () => {
  app = await startTestApp()
  river = await aMember({ name: 'Sahabat Sungai' })
  library = await aMember({ name: 'Taman Baca Jaten', dimension: 'society' })
})
afterAll(() => app.stop())

interface Member {
  readonly id: string
  readonly code: string
  readonly pin: string
}

function aRegistration(more: object = {}) {
  return {
    ...{ commandId: newCommandId(), name: `Komunitas ${newPin()}`, purpose: 'Merawat sungai di desa kami.' },
    ...{ dimension: 'environment', areaCode: JATEN, contact: CONTACT },
    ...{ code: newTrackingCode('3505'), pin: newPin(), ...more },
  }
}

async function aMember(more: object = {}): Promise<Member> {
  const command = aRegistration(more)
  expect((await app.post('/communities', command)).status).toBe(200)
  expect((await decide(command.commandId, { verdict: 'verified' })).status).toBe(200)
  return { id: command.commandId, code: command.code, pin: command.pin }
}

async function decide(id: string, more: object) {
  const { body } = await app.get(`/communities/${id}/record`, 'secretariat')
  const command = { commandId: newCommandId(), version: body.version, ...more }
  return app.post(`/communities/${id}/decide`, command, 'secretariat')
}

async function keyOf({ code, pin }: Member): Promise<string> {
  return (await app.post('/communities/enter', { code, pin })).body.key
}

async function anIdea(of: Member, more: object = {}) {
  const command = {
    ...{ commandId: newCommandId(), key: await keyOf(of), title: 'Bank sampah di tiap dusun' },
    ...{ text: 'Setiap dusun memilah sampahnya sendiri.', element: 'environment.waste', ...more },
  }
  return { command, reply: await app.post('/communities/own/ideas', command) }
}

async function aPassedIdea(of: Member): Promise<string> {
  const { reply } = await anIdea(of)
  await moderate('idea', reply.body.ideaId, { verdict: 'passed' })
  return reply.body.ideaId
}

function moderate(kind: string, id: string, more: object, who: 'secretariat' | 'planner' = 'secretariat') {
  const command = { commandId: newCommandId(), ...more }
  return app.post(`/communities/words/${kind}/${id}/moderate`, command, who)
}

test('a community registers, sent twice it is there once, and the public sees it once it is verified', async () => {
  const command = aRegistration({ name: 'Karang Taruna Jaten' })
  const first = await app.post('/communities', command)
  expect(first).toMatchObject({ status: 200, body: { communityId: command.commandId, code: command.code } })
  expect(await app.post('/communities', command)).toEqual(first)
  const shown = async () => (await app.get('/communities')).body.map(({ name }: { name: string }) => name)
  expect(await shown()).not.toContain('Karang Taruna Jaten')
  const verify = { commandId: newCommandId(), verdict: 'verified', version: 1 }
  const path = `/communities/${command.commandId}/decide`
  const verified = await app.post(path, verify, 'secretariat')
  expect(verified).toMatchObject({ status: 200, body: { status: 'verified', version: 2 } })
  expect(await app.post(path, verify, 'secretariat')).toEqual(verified)
  expect(await shown()).toContain('Karang Taruna Jaten')
  expect((await decide(command.commandId, { verdict: 'verified' })).body.code).toBe(
    'communities.decided_already',
  )
  expect((await decide(command.commandId, { verdict: 'refused' })).body.code).toBe(
    'communities.reason_missing',
  )
  const stale = { commandId: newCommandId(), verdict: 'refused', reason: 'Berkas keliru.', version: 1 }
  expect((await app.post(path, stale, 'secretariat')).body.code).toBe('communities.changed')
  expect((await decide(command.commandId, { verdict: 'refused', reason: 'Berkas keliru.' })).status).toBe(200)
  expect(await shown()).not.toContain('Karang Taruna Jaten')
  // Whoever was refused may register again; then the first cannot be verified beside it.
  expect((await app.post('/communities', aRegistration({ name: 'karang taruna jaten' }))).status).toBe(200)
  expect((await decide(command.commandId, { verdict: 'verified' })).body.code).toBe('communities.name_taken')
})

test('a registration with a taken name or code, a strange place or field, or a number of a person is refused', async () => {
  const refused = async (more: object) => (await app.post('/communities', aRegistration(more))).body.code
  expect(await refused({ name: 'sahabat SUNGAI' })).toBe('communities.name_taken')
  expect(await refused({ code: river.code })).toBe('communities.code_taken')
  expect(await refused({ areaCode: '33.25.01.2001' })).toBe('communities.no_such_area')
  expect(await refused({ areaCode: '35.05' })).toBe('communities.no_such_area')
  expect(await refused({ dimension: 'moon' })).toBe('communities.no_such_dimension')
  expect(await refused({ purpose: 'Hubungi saya di 0812 3456 7890 ya' })).toBe('communities.personal_data')
  const nobody = await app.post('/communities', aRegistration({ contact: { name: 'Sri' } }))
  expect(nobody.status).toBe(400)
})

test('the contact person is encrypted, masked, shown on request, and every look is told to the community', async () => {
  const masked = await app.get(`/communities/${river.id}/record`, 'secretariat')
  expect(masked.body.contact.name).toBe('S•• K•••••')
  expect(masked.body.contact.phone).not.toContain('3456')
  const whole = await app.get(`/communities/${river.id}/record?reveal=true`, 'secretariat')
  expect(whole.body.contact).toMatchObject(CONTACT)
  const { body: own } = await app.get(`/communities/own?key=${encodeURIComponent(await keyOf(river))}`)
  expect(own).toMatchObject({ name: 'Sahabat Sungai', status: 'verified', reads: [{ isRevealed: true }] })
  const stored = await app.admin.selectFrom('community').selectAll().where('id', '=', river.id).execute()
  expect(JSON.stringify(stored)).not.toContain('Kenari')
  for (const who of ['planner', 'agency', 'leader', 'admin'] as const)
    expect((await app.get(`/communities/${river.id}/record`, who)).status).toBe(403)
  expect((await app.get(`/communities/${newCommandId()}/record`, 'secretariat')).status).toBe(404)
})

test('a wrong PIN, a strange code and too many tries hear the same; a new PIN ends the old key', async () => {
  const member = await aMember()
  const wrong = { code: member.code, pin: member.pin === '000000' ? '000001' : '000000' }
  const strange = { code: newTrackingCode('3505'), pin: '123456' }
  expect((await app.post('/communities/enter', strange)).body.code).toBe('communities.access_unknown')
  const key = await keyOf(member)
  const own = (with_: string) => app.get(`/communities/own?key=${encodeURIComponent(with_)}`)
  expect((await own(key)).status).toBe(200)
  const renew = { commandId: newCommandId(), pin: '424242' }
  const renewed = await app.post(`/communities/${member.id}/pin`, renew, 'secretariat')
  expect(renewed).toMatchObject({ status: 200, body: { code: member.code } })
  expect(await app.post(`/communities/${member.id}/pin`, renew, 'secretariat')).toEqual(renewed)
  expect((await own(key)).body.code).toBe('communities.access_expired')
  expect((await own('x.y.z')).body.code).toBe('communities.access_expired')
  for (let i = 0; i < 10; i++)
    expect((await app.post('/communities/enter', wrong)).body.code).toBe('communities.access_unknown')
  const right = { code: member.code, pin: '424242' }
  expect((await app.post('/communities/enter', right)).body.code).toBe('communities.access_unknown')
  expect((await app.post(`/communities/${newCommandId()}/pin`, renew, 'secretariat')).status).toBe(409)
  const again = { commandId: newCommandId(), pin: '424242' }
  expect((await app.post(`/communities/${newCommandId()}/pin`, again, 'secretariat')).status).toBe(404)
})

test('an idea is seen once it is passed, and not before; a refused one tells its community why', async () => {
  const { command, reply } = await anIdea(river)
  expect(await app.post('/communities/own/ideas', command)).toEqual(reply)
  const { ideaId } = reply.body
  expect((await app.get(`/communities/ideas/${ideaId}`)).status).toBe(404)
  const inbox = (await app.get('/communities/inbox', 'secretariat')).body
  expect(inbox.words).toMatchObject([{ kind: 'idea', id: ideaId, community: 'Sahabat Sungai' }])
  expect((await moderate('idea', ideaId, { verdict: 'refused' })).body.code).toBe(
    'communities.reason_missing',
  )
  expect((await moderate('idea', ideaId, { verdict: 'passed' }, 'planner')).status).toBe(403)
  const pass = { commandId: newCommandId(), verdict: 'passed' }
  const path = `/communities/words/idea/${ideaId}/moderate`
  const passed = await app.post(path, pass, 'secretariat')
  expect(passed.body).toEqual({ status: 'passed' })
  expect(await app.post(path, pass, 'secretariat')).toEqual(passed)
  expect((await moderate('idea', ideaId, { verdict: 'passed' })).body.code).toBe(
    'communities.moderated_already',
  )
  expect((await moderate('idea', newCommandId(), { verdict: 'passed' })).body.code).toBe(
    'communities.no_such_words',
  )
  expect((await app.get(`/communities/ideas/${ideaId}`)).body).toMatchObject({
    ...{ title: 'Bank sampah di tiap dusun', community: 'Sahabat Sungai', isAssisted: false },
    ...{ outcome: 'open', supports: 0, discussion: [] },
  })
})

test('an idea with a NIK, of no element or of a community that is not verified is refused', async () => {
  expect((await anIdea(river, { element: 'environment.moon' })).reply.body.code).toBe(
    'communities.no_such_element',
  )
  const nik = 'Warga ber-NIK 3505015203980001 setuju dengan usul ini.'
  expect((await anIdea(river, { text: nik })).reply.body.code).toBe('communities.personal_data')
  const waiting = aRegistration()
  await app.post('/communities', waiting)
  const member = { id: waiting.commandId, code: waiting.code, pin: waiting.pin }
  expect((await anIdea(member)).reply.body.code).toBe('communities.not_verified')
  const told = { ...(await anIdea(river)).command, commandId: newCommandId() }
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
  const ideaId = await aPassedIdea(river)
  const support = { commandId: newCommandId(), key: await keyOf(library) }
  const path = `/communities/ideas/${ideaId}`
  const first = await app.post(`${path}/support`, support)
  expect(first.body).toEqual({ supports: 1 })
  expect(await app.post(`${path}/support`, support)).toEqual(first)
  const again = { ...support, commandId: newCommandId() }
  expect((await app.post(`${path}/support`, again)).body.code).toBe('communities.supported_already')
  const own = { commandId: newCommandId(), key: await keyOf(river) }
  expect((await app.post(`${path}/support`, own)).body.code).toBe('communities.own_idea')
  const nowhere = `/communities/ideas/${newCommandId()}`
  expect((await app.post(`${nowhere}/support`, again)).body.code).toBe('communities.no_such_idea')

  const comment = { ...again, commandId: newCommandId(), comment: 'Kami siap membantu.' }
  const said = await app.post(`${path}/comments`, comment)
  expect(said.status).toBe(200)
  expect(await app.post(`${path}/comments`, comment)).toEqual(said)
  expect((await app.get(path)).body.discussion).toEqual([])
  await moderate('comment', said.body.commentId, { verdict: 'passed' })
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
  const ideaId = await aPassedIdea(river)
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
  const { reply } = await anIdea(river)
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

  const answer = { commandId: newCommandId(), key: await keyOf(river), comes: true }
  const path = `/communities/own/invitations/${invitation.commandId}`
  const said = await app.post(path, answer)
  expect(said.body).toEqual({ comes: true })
  expect(await app.post(path, answer)).toEqual(said)
  const [told] = (await app.get('/communities/inbox', 'secretariat')).body.invitations
  expect(told).toMatchObject({ invited: 2, come: 1, decline: 0 })
  const other = await aMember()
  const theirs = { commandId: newCommandId(), key: await keyOf(other), comes: true }
  expect((await app.post(path, theirs)).body.code).toBe('communities.no_such_invitation')
  const before = app.clock.now
  app.clock.now = new Date('2026-03-10T03:00:00Z')
  const late = { commandId: newCommandId(), key: await keyOf(river), comes: false }
  expect((await app.post(path, late)).body.code).toBe('communities.invitation_past')
  app.clock.now = before
})

test('a contact person is erased by the community or by the secretariat, once; the community stays with its ideas', async () => {
  const member = await aMember({ name: 'Pecinta Batik' })
  const { reply } = await anIdea(member)
  const key = await keyOf(member)
  const path = '/communities/own/erase-contact'
  expect((await app.post(path, { commandId: newCommandId(), key: 'x.y.z' })).body.code).toBe(
    'communities.access_expired',
  )
  const command = { commandId: newCommandId(), key }
  const first = await app.post(path, command)
  expect(first).toMatchObject({ status: 200, body: { communityId: member.id } })
  expect(await app.post(path, command)).toEqual(first)
  expect((await app.post(path, { ...command, commandId: newCommandId() })).body.code).toBe(
    'communities.contact_erased',
  )
  const record = await app.get(`/communities/${member.id}/record?reveal=true`, 'secretariat')
  expect(record.body).toMatchObject({ contact: null, status: 'verified', name: 'Pecinta Batik' })
  expect(record.body.contactErasedAt).toBe(app.clock.now.toISOString())
  const { body: own } = await app.get(`/communities/own?key=${encodeURIComponent(await keyOf(member))}`)
  expect(own).toMatchObject({ ideas: [{ id: reply.body.ideaId }], contactErasedAt: expect.any(String) })
  const { contact, data_key } = await app.admin
    .selectFrom('community')
    .select(['contact', 'data_key'])
    .where('id', '=', member.id)
    .executeTakeFirstOrThrow()
  expect([contact, data_key]).toEqual([null, null])

  const other = await aMember({ name: 'Pemuda Jaten Maju' })
  const erase = { commandId: newCommandId(), reason: 'retention-over' }
  const its = `/communities/${other.id}/erase-contact`
  expect((await app.post(its, erase, 'planner')).status).toBe(403)
  expect((await app.post(its, { ...erase, reason: 'Bosan.' }, 'secretariat')).status).toBe(400)
  const erased = await app.post(its, erase, 'secretariat')
  expect(erased.status).toBe(200)
  expect(await app.post(its, erase, 'secretariat')).toEqual(erased)
  const again = { ...erase, commandId: newCommandId() }
  expect((await app.post(its, again, 'secretariat')).body.code).toBe('communities.contact_erased')
  expect(
    (await app.post(`/communities/${newCommandId()}/erase-contact`, again, 'secretariat')).body.code,
  ).toBe('communities.no_such_community')
})

test('the log tells of communities without their names, words and people', async () => {
  await app.sequenced()
  const rows = await app.admin
    .selectFrom('log')
    .select(['type', 'facts'])
    .where('type', 'like', 'communities.%')
    .execute()
  expect(new Set(rows.map(({ type }) => type)).size).toBe(11)
  const told = JSON.stringify(rows)
  for (const word of ['Kenari', '0812', 'Sungai', 'sampah', 'membantu', 'Pendopo'])
    expect(told).not.toContain(word)
})

test('another region sees none of it', async () => {
  expect((await app.get('/api/r/3325/communities')).body).toEqual([])
  const { code, pin } = river
  expect((await app.post('/api/r/3325/communities/enter', { code, pin })).status).toBe(404)
})
