import { afterAll, beforeAll, expect, test } from 'vitest'
import { aComplaint, complaintDesk, type Who } from '../../../test/a-complaint.ts'
import { NINE } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
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

test('a report about an official goes to the inspectorate and is seen by nobody in the area', async () => {
  const { commandId: id } = await filed({ category: 'official' })
  expect((await app.get(`/cases/${id}`, 'inspector')).body).toMatchObject({
    ...{ handler: 'inspektorat', area: '35.05' },
    ...{ flags: ['official'] },
  })
  for (const stranger of ['complaints', 'roadWorks', 'clerk'] as const)
    expect((await app.get(`/cases/${id}`, stranger)).status).toBe(404)
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
  const helped = { ...aComplaint(), channel: 'counter', occurredAt: NINE }
  expect((await app.post('/cases', helped, 'clerk')).status).toBe(200)
  expect(await officeOf(helped.commandId)).toBe('35.05.01.2001')
  await services.close()
})
