import { newCommandId } from '@guyub/contract/command'
import type { Role } from '@guyub/contract/identity/roles'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { anAct, NINE } from '../../../test/builders.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { postOffice } from '../../../test/post-office.ts'
import { lapseCases } from '../../app.ts'
import { createUser } from '../../people.ts'

type Id = TestApp['actors']['registrar']['id']
const mails: { to: string; text: string; title: string; stopLink: string }[] = []
let isDown = false
const email = {
  send: async (mail: (typeof mails)[number]) => {
    if (isDown) throw new Error('no')
    mails.push(mail)
  },
}
let app: TestApp
let colleague: Id
let standIn: Id
const { acted, delivered, filed, followed, standing, again } = postOffice(() => app)
const ways = { ways: { email } as never }
beforeAll(async () => {
  app = await startTestApp({ messaging: ways })
  const somebody = async (name: string, role: Role, office: string) =>
    (
      await createUser(app.house, {
        ...{ name, email: `${name}@test.id` },
        memberships: [{ region: '3505', office, role, decree: 'SK 1', from: '2026-01-01' }],
      })
    ).userId as Id
  app.actors.registrar.id = await somebody('ratna', 'civil-registrar', 'dispendukcapil')
  colleague = await somebody('kusuma', 'civil-registrar', 'dispendukcapil')
  standIn = await somebody('ganti', 'civil-registrar', 'dispendukcapil')
  await somebody('sekda', 'regional-secretary', 'sekretariat-daerah')
  await somebody('bupati', 'leader', '35.05')
  await followed()
})
beforeEach(() => {
  mails.length = 0
  app.clock.now = new Date('2026-03-02T02:00:00Z')
})
afterAll(() => app.stop())

const given = (id: string, to: Id | null, who: 'registrar' | 'complaints' = 'registrar') =>
  app.post(`/cases/${id}/assign`, { commandId: newCommandId(), to, occurredAt: NINE }, who)
const lapsed = () => lapseCases({ ...app.house, reader: app.reader })
const told = () => mails.map(({ to }) => to).sort()

test('whoever is given a request is told by e-mail, once, in words without a name or number of a person', async () => {
  const { commandId: id, trackingCode } = await filed()
  await given(id, colleague)
  for (const _ of ['once', 'and again']) await delivered(ways)
  expect(mails).toMatchObject([
    {
      to: 'kusuma@test.id',
      text: `Permintaan ${trackingCode} (Pak Saidi: kelahiran, tiga dokumen sekali datang) diserahkan kepada Anda. Buka: https://guyub.test/meja/permohonan/${id}`,
    },
  ])
  // What the family is told stands beside it as before.
  expect((await standing(id)).every(({ channel }: { channel: string }) => channel === 'sms')).toBe(true)
})

test('nobody is told who took it themselves, or who has it no more when the message is written', async () => {
  const [taken, given1] = [await filed(), await filed()]
  await given(taken.commandId, app.actors.registrar.id)
  await given(given1.commandId, colleague)
  await given(given1.commandId, null)
  await delivered(ways)
  expect(told()).toEqual([])
})

test('whoever stands in for the one who has it is told too', async () => {
  const { commandId: id } = await filed()
  app.actors.complaints = { ...app.actors.registrar, id: colleague }
  const away = { commandId: newCommandId(), by: standIn, from: '2026-03-02', until: '2026-03-03' }
  expect((await app.post('/cases/stand-ins', away, 'complaints')).status).toBe(200)
  await given(id, colleague)
  await delivered(ways)
  expect(told()).toEqual(['ganti@test.id', 'kusuma@test.id'])
  app.clock.now = new Date('2026-03-20T02:00:00Z')
})

test('what climbs is told to those who give out the agency’s work, then to those above it, once for each rung', async () => {
  const { commandId: id, trackingCode } = await filed()
  await app.admin.updateTable('case').set({ closed: true }).where('id', '<>', id).execute()
  app.clock.now = new Date('2026-03-04T02:00:00Z')
  for (const _ of ['once', 'and again']) {
    await lapsed()
    await delivered(ways)
  }
  expect(told()).toEqual(['ganti@test.id', 'kusuma@test.id', 'ratna@test.id'])
  mails.length = 0
  app.clock.now = new Date('2026-03-06T02:00:00Z')
  await lapsed()
  await delivered(ways)
  expect(mails).toMatchObject([{ to: 'sekda@test.id', text: expect.stringContaining(trackingCode) }])
  expect(mails[0]?.text).toContain('https://guyub.test/kantor/terlambat')
  mails.length = 0
  app.clock.now = new Date('2026-03-12T02:00:00Z')
  await lapsed()
  await delivered(ways)
  expect(told()).toEqual(['bupati@test.id'])
})

test('old climbs that nobody noticed are told to nobody, and what is finished meanwhile neither', async () => {
  const old = await filed()
  app.clock.now = new Date('2026-04-20T02:00:00Z')
  await lapsed()
  await delivered(ways)
  expect(told()).toEqual([])
  app.clock.now = new Date('2026-03-02T02:00:00Z')
  await app.admin.updateTable('case').set({ closed: true }).where('id', '=', old.commandId).execute()
  const { commandId: id } = await filed()
  app.clock.now = new Date('2026-03-04T02:00:00Z')
  await lapsed()
  await acted(id, anAct('refuse', { reason: 'not-proved', message: 'Tidak terbukti' }))
  await delivered(ways)
  expect(told()).toEqual([])
})

test('an officer who asked for no messages gets none; one that failed can be tried again by whoever manages messages', async () => {
  const { commandId: id } = await filed()
  app.clock.now = new Date('2026-03-02T03:00:00Z')
  await given(id, colleague)
  isDown = true
  await delivered(ways)
  isDown = false
  await again()
  await delivered(ways)
  expect(told()).toEqual(['ganti@test.id', 'kusuma@test.id'])
  // Known by its own id, which is not that of the event: several were told of one.
  const failed = await app.admin
    .updateTable('message')
    .set({ state: 'failed', sent_at: null })
    .where('account_id', '=', colleague)
    .where('subject_id', '=', id)
    .returning('id')
    .executeTakeFirstOrThrow()
  expect(
    (await app.post(`/messages/${failed.id}/retry`, { commandId: newCommandId() }, 'admin')).status,
  ).toBe(200)
  await delivered(ways)
  expect(told()).toEqual(['ganti@test.id', 'kusuma@test.id', 'kusuma@test.id'])
  const link = new URL(mails.find(({ to }) => to === 'kusuma@test.id')?.stopLink ?? '')
  const stop = await app.post('/messages/stop', { token: link.searchParams.get('kunci') })
  expect(stop).toMatchObject({ status: 200 })
  mails.length = 0
  const { commandId: other } = await filed()
  await given(other, colleague)
  await delivered(ways)
  expect(told()).toEqual(['ganti@test.id'])
  const { body } = await app.get('/messages', 'admin')
  expect(body.items).toContainEqual(
    expect.objectContaining({
      subject: 'case-officer',
      state: 'stopped',
      about: { id: 'Permintaan diserahkan', en: 'Request given to a colleague' },
    }),
  )
})
