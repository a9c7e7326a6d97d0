import { afterAll, beforeAll, expect, test } from 'vitest'
import { aComplaint, complaintDesk, type Who } from '../../../test/a-complaint.ts'
import { NINE } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { postOffice } from '../../../test/post-office.ts'
import { openServices } from '../../kernel/installed-services.ts'
import { recipientOf } from './recipient.ts'

let app: TestApp
const { applicantActs, done, filed, followed } = complaintDesk(() => app)
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('without a name nothing is asked about the person, and nothing that was sent is kept', async () => {
  const complaint = await filed({ identity: 'anonymous' })
  const { body } = await app.get(`/cases/${complaint.commandId}?reveal=true`, 'complaints')
  expect(Object.keys(body.form)).not.toEqual(expect.arrayContaining(['name']))
  expect(JSON.stringify(body.form)).not.toMatch(/Siti|0812|contoh\.test/)
  expect(body.flags).toEqual(['anonymous'])
  expect(await followed(complaint)).toMatchObject({ messageLanguage: null, state: { key: 'new' } })
})

test('a secret name is seen by the agency that checks it and by no other, revealed or not', async () => {
  const { commandId: id } = await filed({ identity: 'secret' })
  const seenBy = async (as: Who) => (await app.get(`/cases/${id}?reveal=true`, as)).body
  expect((await seenBy('complaints')).form).toMatchObject({ name: 'Siti Rahayu', phone: '081234567801' })
  await done(id, 'forward', { handler: 'dinas-pupr' }, 'complaints')
  const { form } = await seenBy('roadWorks')
  expect(form).toMatchObject({ story: 'Lubang besar.', identity: 'secret' })
  expect(JSON.stringify(form)).not.toMatch(/Siti|0812|contoh\.test/)
  expect((await seenBy('complaints')).form).toMatchObject({ name: 'Siti Rahayu' })
})

test('of whom a message about a secret report went to, another agency sees no ending either', async () => {
  const { delivered, followed } = postOffice(() => app)
  await followed()
  const { commandId: id } = await filed({ identity: 'secret' })
  await done(id, 'forward', { handler: 'dinas-pupr' }, 'complaints')
  await delivered()
  const sent = async (as: Who) => (await app.get(`/cases/${id}/messages`, as)).body
  expect(await sent('complaints')).toContainEqual(
    expect.objectContaining({ recipient: '…801', isHidden: false }),
  )
  const seen = await sent('roadWorks')
  expect(seen.length).toBeGreaterThan(0)
  expect(JSON.stringify(seen)).not.toMatch(/801|contoh\.test/)
  expect(seen).toContainEqual(expect.objectContaining({ recipient: null, isHidden: true }))
})

test('the title, which lists and other apps show, takes no number of a person; the story does', async () => {
  const title = 'Telepon Budi 081234567801'
  const { body } = await app.post('/apply', aComplaint({ title }))
  expect(body).toMatchObject({
    code: 'cases.form_invalid',
    errors: [{ pointer: '#/form/title', code: 'form.personal_data' }],
  })
  const complaint = await filed({ story: title })
  await done(complaint.commandId, 'ask-more', { message: 'Di mana?' }, 'complaints')
  expect((await applicantActs(complaint, 'reply', { form: { title } })).body.code).toBe('cases.form_invalid')
})

test('a report about an official goes to the inspectorate and is seen by nobody in the area', async () => {
  const { commandId: id } = await filed({ category: 'official' })
  expect((await app.get(`/cases/${id}`, 'inspector')).body).toMatchObject({
    ...{ handler: 'inspektorat', area: '35.05' },
    ...{ flags: ['official'] },
  })
  for (const stranger of ['complaints', 'roadWorks', 'clerk'] as const)
    expect((await app.get(`/cases/${id}`, stranger)).status).toBe(404)
})

test('a report that turns out to be about an official goes to the inspectorate, and those before see nothing of it', async () => {
  const complaint = await filed()
  const { commandId: id } = complaint
  await done(id, 'ask-more', { message: 'Siapa?' }, 'complaints')
  expect((await applicantActs(complaint, 'reply', { form: { category: 'official' } })).status).toBe(200)
  expect((await app.get(`/cases/${id}`, 'inspector')).body).toMatchObject({
    ...{ handler: 'inspektorat', office: 'inspektorat', area: '35.05', flags: ['official'] },
  })
  for (const stranger of ['complaints', 'roadWorks', 'clerk'] as const)
    expect((await app.get(`/cases/${id}`, stranger)).status).toBe(404)
})

test('a village that was corrected is the village of the request', async () => {
  const complaint = await filed()
  const { commandId: id } = complaint
  await done(id, 'ask-more', { message: 'Di mana?' }, 'complaints')
  await applicantActs(complaint, 'reply', { form: { village: '35.05.02.2001' } })
  expect((await app.get(`/cases/${id}`, 'complaints')).body).toMatchObject({
    ...{ area: '35.05.02.2001', handler: 'diskominfo' },
  })
})

test('what is secret now was not told before either: former answers hide it from the agency too', async () => {
  const complaint = await filed()
  const { commandId: id } = complaint
  await done(id, 'ask-more', { message: 'Sejak kapan?' }, 'complaints')
  const changed = await applicantActs(complaint, 'reply', { form: { identity: 'secret' } })
  expect(changed.status).toBe(200)
  await done(id, 'forward', { handler: 'dinas-pupr' }, 'complaints')
  const former = async (as: Who) => (await app.get(`/cases/${id}/former`, as)).body
  expect(JSON.stringify(await former('complaints'))).toContain('Siti')
  const seen = await former('roadWorks')
  expect(seen).toHaveLength(1)
  expect(JSON.stringify(seen)).not.toMatch(/Siti|0812|contoh\.test/)
})
test('whoever filed it without anybody is told of it by no office by word of mouth', async () => {
  const services = openServices(app.house.appUrl)
  const officeOf = async (id: string) =>
    (await recipientOf(app.reader, { vault: app.vault, services }, '3505', id))?.officeCode
  const { commandId: own } = await filed({ phone: '', email: '' })
  expect(await officeOf(own)).toBeNull()
  // Brought in by a table of another system.
  await app.admin.updateTable('case').set({ channel: 'table' }).where('id', '=', own).execute()
  expect(await officeOf(own)).toBeNull()
  const helped = { ...aComplaint(), channel: 'counter', occurredAt: NINE }
  expect((await app.post('/cases', helped, 'clerk')).status).toBe(200)
  expect(await officeOf(helped.commandId)).toBe('35.05.01.2001')
  await services.close()
})
