import { newCommandId } from '@guyub/contract/command'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { postOffice } from '../../../test/post-office.ts'
import type { Outgoing } from './ways/way.ts'

const PHONE = '081355556666'
const EMAIL = 'ani@example.org'

let app: TestApp
let base: string
const people = { ani: '', budi: '', cici: '' }
const mails: Outgoing[] = []
const ways = { email: { send: async (mail: Outgoing) => void mails.push(mail) } }
const { followed, delivered, worked } = postOffice(() => app)

beforeAll(async () => {
  app = await startTestApp()
  await followed()
  const command = { commandId: newCommandId(), template: 'bimtek', title: 'Bimtek 2026', wave: '2026' }
  base = `/cohorts/${command.commandId}`
  await app.post('/cohorts', command, 'secretariat')
  for (const name of ['ani', 'budi', 'cici'] as const)
    people[name] = await delegate({ name: `${name[0]?.toUpperCase()}${name.slice(1)}` })
})
afterAll(() => app.stop())

test('a delegate is reached by an address that nobody is shown', async () => {
  const path = `${base}/delegates/${people.ani}/contact`
  const command = { commandId: newCommandId(), phone: PHONE, email: EMAIL }
  for (const _ of ['once', 'and again'])
    expect(await app.post(path, command, 'secretariat')).toMatchObject({ body: { hasContact: true } })
  expect((await app.post(path, { ...command, commandId: newCommandId() }, 'clerk')).status).toBe(403)
  const wrong = { ...command, commandId: newCommandId(), phone: '12' }
  expect((await app.post(path, wrong, 'secretariat')).body.code).toBe('request.invalid')
  expect((await contact(newCommandId(), { phone: PHONE, email: null })).code).toBe('cohort.unknown_delegate')
  await contact(people.budi, { phone: '0813-7777 8888', email: null })

  const { body } = await app.get(base, 'secretariat')
  expect(body.delegates.map(({ hasContact }: { hasContact: boolean }) => hasContact)).toEqual([
    true,
    true,
    false,
  ])
  const rows = await app.admin.selectFrom('cohort_delegate').selectAll().execute()
  expect(JSON.stringify([body, rows])).not.toMatch(/81355556666|example\.org/)
})

test('nobody is invited to a stage that there is not, or that has no day to come', async () => {
  expect(await invited({ stage: 'tahap-9' })).toMatchObject({ code: 'cohort.unknown_stage' })
  expect(await invited({})).toMatchObject({ code: 'cohort.nothing_to_come' })
  const other = { commandId: newCommandId(), stage: 'tahap-1' }
  expect((await app.post(`/cohorts/${newCommandId()}/invite`, other, 'secretariat')).body.code).toBe(
    'cohort.unknown',
  )
})

test('who is invited hears day and place, with the days as a calendar file; on paper are the others', async () => {
  await session({ day: '2026-03-10', title: 'Hari pertama' })
  await session({ day: '2026-02-10', title: 'Sudah lewat' })
  const command = { commandId: newCommandId(), stage: 'tahap-1' }
  for (const _ of ['once', 'and again']) expect(await invited(command)).toEqual({ invited: 2, onPaper: 1 })
  expect((await app.post(`${base}/invite`, { ...command, commandId: newCommandId() }, 'clerk')).status).toBe(
    403,
  )
  await delivered({ ways })
  expect(app.sent.map(({ phone }) => phone).sort()).toEqual(['+6281355556666', '+6281377778888'])
  expect(app.sent.map(({ text }) => text).join()).toContain('10/03/2026 pukul 08.00 di Pendopo')
  expect(mails).toEqual([])
})

test('who has an e-mail address only is sent the calendar file; a withdrawn delegate is written to no more', async () => {
  await contact(people.ani, { phone: null, email: EMAIL })
  await delegate({ delegateId: people.budi, name: 'Budi', isWithdrawn: true })
  app.sent.length = 0
  expect(await invited({})).toEqual({ invited: 1, onPaper: 1 })
  await delivered({ ways })
  expect(app.sent).toEqual([])
  expect(mails).toMatchObject([
    { to: EMAIL, title: 'Bimtek 2026', text: expect.stringContaining('Yth. Ani') },
  ])
  const calendar = mails[0]?.calendar ?? ''
  expect(calendar).toContain('DTSTART:20260310T010000Z')
  expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(1)
  const left = await app.admin
    .selectFrom('cohort_delegate')
    .select(['contact', 'contact_key'])
    .where('id', '=', people.budi)
    .executeTakeFirst()
  expect(left).toEqual({ contact: null, contact_key: null })
})

test('the link in an invitation ends messages to where it went, also after the telephone changed', async () => {
  await contact(people.ani, { phone: PHONE, email: EMAIL })
  await contact(people.ani, { phone: '081399990000', email: EMAIL })
  const token = tokenIn(mails[0])
  for (const _ of ['once', 'and again'])
    expect((await app.post('/messages/stop', { token })).body).toEqual({ isStopped: true })
  app.sent.length = 0
  mails.length = 0
  await invited({})
  await delivered({ ways })
  expect([app.sent, mails]).toEqual([[], []])
})

test('an address that was erased and given anew is none that older messages know', async () => {
  await app.admin.deleteFrom('message_stop').execute()
  await contact(people.ani, { phone: null, email: null })
  await contact(people.ani, { phone: null, email: EMAIL })
  await invited({})
  await delivered({ ways })
  const [mail] = mails
  await contact(people.ani, { phone: null, email: null })
  await contact(people.ani, { phone: null, email: EMAIL })
  expect((await app.post('/messages/stop', { token: tokenIn(mail) })).body.code).toBe('messages.bad_link')
})

test('under another name it is somebody else: the address of the person before is erased, and they hear nothing more', async () => {
  const reached = async () =>
    (await app.get(base, 'secretariat')).body.delegates.find(({ id }: { id: string }) => id === people.ani)
      .hasContact
  await delegate({ delegateId: people.ani, name: 'Ani', title: 'Kepala Bidang' })
  expect(await reached()).toBe(true)
  mails.length = 0
  await invited({})
  const renamed = { commandId: newCommandId(), delegateId: people.ani, name: 'Anisa' }
  for (const _ of ['once', 'and again']) await delegate(renamed)
  expect(await reached()).toBe(false)
  await delivered({ ways })
  expect(mails).toEqual([])
  const left = await app.admin
    .selectFrom('cohort_delegate')
    .select(['contact', 'contact_key'])
    .where('id', '=', people.ani)
    .executeTakeFirst()
  expect(left).toEqual({ contact: null, contact_key: null })
  await contact(people.ani, { phone: null, email: EMAIL })
  // The same command, arriving late, takes nothing from whoever said so since.
  await delegate(renamed)
  await delegate({ delegateId: people.ani, name: 'Anisa' })
  expect(await reached()).toBe(true)
})

test('whose address is erased before the message leaves hears nothing', async () => {
  mails.length = 0
  await invited({})
  expect(await contact(people.ani, { phone: null, email: null })).toEqual({ hasContact: false })
  await delivered({ ways })
  expect(mails).toEqual([])
})

test('an invitation that no way of the region reaches stands in the log, and leaves once there is one', async () => {
  await contact(people.ani, { phone: PHONE, email: null })
  const command = { commandId: newCommandId(), quiet: null, channels: ['push'], version: 0 }
  await app.post('/messages/settings', command, 'secretariat')
  await invited({})
  await delivered({ ways })
  const [message] = (await app.get('/messages?state=kept', 'secretariat')).body.items
  expect(message).toMatchObject({ subject: 'delegate', channel: 'whatsapp', state: 'kept' })
  const more = {
    commandId: newCommandId(),
    channels: ['sms'],
    version: 1,
    quiet: { from: '21:00', until: '06:00' },
  }
  await app.post('/messages/settings', { ...command, ...more }, 'secretariat')
  app.sent.length = 0
  await app.post(`/messages/${message.id}/retry`, { commandId: newCommandId() }, 'secretariat')
  await delivered({ ways })
  expect(app.sent).toHaveLength(1)
})

test('what waits for the morning and finds nobody any more waits no longer', async () => {
  await contact(people.ani, { phone: PHONE, email: null })
  app.sent.length = 0
  app.clock.now = new Date('2026-03-02T15:00:00Z')
  await invited({})
  await delivered({ ways })
  expect(await newest()).toMatchObject([{ state: 'waiting' }])
  await contact(people.ani, { phone: null, email: null })
  app.clock.now = new Date('2026-03-02T23:30:00Z')
  await sql`update graphile_worker._private_jobs set run_at = now()`.execute(app.admin)
  await worked({ ways })
  expect(app.sent).toEqual([])
  expect(await newest()).toMatchObject([{ state: 'failed', fault: 'nobody' }])
})

function tokenIn(mail?: Outgoing): string {
  return new URL(mail?.stopLink ?? '').searchParams.get('kunci') ?? ''
}

async function invited(more: object) {
  const command = { commandId: newCommandId(), stage: 'tahap-1', ...more }
  return (await app.post(`${base}/invite`, command, 'secretariat')).body
}

async function newest() {
  return app.admin
    .selectFrom('message')
    .select(['state', 'fault'])
    .orderBy('created_at', 'desc')
    .limit(1)
    .execute()
}

async function contact(delegateId: string, to: object) {
  const command = { commandId: newCommandId(), ...to }
  return (await app.post(`${base}/delegates/${delegateId}/contact`, command, 'secretariat')).body
}

async function delegate(more: object): Promise<string> {
  const person = { office: null, unit: 'Komunitas', title: null, group: null, replaces: null }
  const command = { commandId: newCommandId(), ...person, ...more }
  const { status, body } = await app.post(`${base}/delegates`, command, 'secretariat')
  expect(status).toBe(200)
  return body.delegateId
}

async function session(more: object): Promise<void> {
  const at = { stage: 'tahap-1', starts: '08:00', ends: '15:00', place: 'Pendopo', people: [], materials: [] }
  const command = { commandId: newCommandId(), ...at, minutes: null, isCancelled: false, ...more }
  expect((await app.post(`${base}/sessions`, command, 'secretariat')).status).toBe(200)
}
