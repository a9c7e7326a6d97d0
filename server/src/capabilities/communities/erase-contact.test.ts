import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { communitiesOf } from '../../../test/communities.ts'
import { startTestApp, type TestApp } from '../../../test/harness.ts'

let app: TestApp
let its: ReturnType<typeof communitiesOf>
beforeAll(async () => {
  app = await startTestApp()
  its = communitiesOf(app)
})
afterAll(() => app.stop())

test('a contact person is erased by the community or by the secretariat, once; the community stays with its ideas', async () => {
  const member = await its.aMember({ name: 'Pecinta Batik' })
  const { reply } = await its.anIdea(member)
  const key = await its.keyOf(member)
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
  const { body: own } = await app.get(`/communities/own?key=${encodeURIComponent(await its.keyOf(member))}`)
  expect(own).toMatchObject({ ideas: [{ id: reply.body.ideaId }], contactErasedAt: expect.any(String) })
  const { contact, data_key } = await app.admin
    .selectFrom('community')
    .select(['contact', 'data_key'])
    .where('id', '=', member.id)
    .executeTakeFirstOrThrow()
  expect([contact, data_key]).toEqual([null, null])

  const other = await its.aMember({ name: 'Pemuda Jaten Maju' })
  const erase = { commandId: newCommandId(), reason: 'retention-over' }
  const erasing = `/communities/${other.id}/erase-contact`
  expect((await app.post(erasing, erase, 'planner')).status).toBe(403)
  expect((await app.post(erasing, { ...erase, reason: 'Bosan.' }, 'secretariat')).status).toBe(400)
  const erased = await app.post(erasing, erase, 'secretariat')
  expect(erased.status).toBe(200)
  expect(await app.post(erasing, erase, 'secretariat')).toEqual(erased)
  const again = { ...erase, commandId: newCommandId() }
  expect((await app.post(erasing, again, 'secretariat')).body.code).toBe('communities.contact_erased')
  expect(
    (await app.post(`/communities/${newCommandId()}/erase-contact`, again, 'secretariat')).body.code,
  ).toBe('communities.no_such_community')
})
