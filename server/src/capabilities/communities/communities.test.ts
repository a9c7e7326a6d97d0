import { newTrackingCode } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRegistration, CONTACT, communitiesOf, type Member } from '../../../test/communities.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
let its: ReturnType<typeof communitiesOf>
let river: Member
beforeAll(async () => {
  app = await startTestApp()
  its = communitiesOf(app)
  river = await its.aMember({ name: 'Sahabat Sungai' })
})
afterAll(() => app.stop())

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
  expect((await its.decide(command.commandId, { verdict: 'verified' })).body.code).toBe(
    'communities.decided_already',
  )
  expect((await its.decide(command.commandId, { verdict: 'refused' })).body.code).toBe(
    'communities.reason_missing',
  )
  const stale = { commandId: newCommandId(), verdict: 'refused', reason: 'Berkas keliru.', version: 1 }
  expect((await app.post(path, stale, 'secretariat')).body.code).toBe('communities.changed')
  expect((await its.decide(command.commandId, { verdict: 'refused', reason: 'Berkas keliru.' })).status).toBe(
    200,
  )
  expect(await shown()).not.toContain('Karang Taruna Jaten')
  // Whoever was refused may register again; then the first cannot be verified beside it.
  expect((await app.post('/communities', aRegistration({ name: 'karang taruna jaten' }))).status).toBe(200)
  expect((await its.decide(command.commandId, { verdict: 'verified' })).body.code).toBe(
    'communities.name_taken',
  )
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
  const { body: own } = await app.get(`/communities/own?key=${encodeURIComponent(await its.keyOf(river))}`)
  expect(own).toMatchObject({ name: 'Sahabat Sungai', status: 'verified', reads: [{ isRevealed: true }] })
  const stored = await app.admin.selectFrom('community').selectAll().where('id', '=', river.id).execute()
  expect(JSON.stringify(stored)).not.toContain('Kenari')
  for (const who of ['planner', 'agency', 'leader', 'admin'] as const)
    expect((await app.get(`/communities/${river.id}/record`, who)).status).toBe(403)
  expect((await app.get(`/communities/${newCommandId()}/record`, 'secretariat')).status).toBe(404)
})

test('a wrong PIN, a strange code and too many tries hear the same; a new PIN ends the old key', async () => {
  const member = await its.aMember()
  const wrong = { code: member.code, pin: member.pin === '000000' ? '000001' : '000000' }
  const strange = { code: newTrackingCode('3505'), pin: '123456' }
  expect((await app.post('/communities/enter', strange)).body.code).toBe('communities.access_unknown')
  const key = await its.keyOf(member)
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

test('the log tells that a PIN was renewed, and neither names nor numbers', async () => {
  await app.sequenced()
  const rows = await app.admin
    .selectFrom('log')
    .select(['type', 'facts'])
    .where('type', 'like', 'communities.%')
    .execute()
  expect(new Set(rows.map(({ type }) => type)).size).toBe(3)
  const told = JSON.stringify(rows)
  for (const word of ['Kenari', '0812', 'Sungai', '424242']) expect(told).not.toContain(word)
})

test('another region sees none of it', async () => {
  expect((await app.get('/api/r/3325/communities')).body).toEqual([])
  const { code, pin } = river
  expect((await app.post('/api/r/3325/communities/enter', { code, pin })).status).toBe(404)
})
