import { newCommandId } from '@guyub/contract/command'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/harness.ts'
import { sha256 } from '../../kernel/merkle.ts'
import { recordResult } from './record-result.ts'

let app: TestApp
const centre = '/api/r/ID/movement/awards'
const on = { decidedOn: '2026-03-01' }

beforeAll(async () => {
  app = await startTestApp()
  const results = [
    ['35.71', 3.2, 3.5],
    ['35.72', 3.4, 2.9],
    ['35.05', 3.1, 3.1],
  ] as const
  for (const [member, index, living] of results)
    await recordResult(
      { region: app.pool.region('ID') },
      { member, year: 2025, index, group: 'Kelompok A', letter: 'B-1', dimensions: { living } },
    )
})
afterAll(() => app.stop())

async function decide(command: object, who: Parameters<TestApp['post']>[2] = 'centre') {
  return app.post(`${centre}/2025`, { commandId: newCommandId(), ...on, ...command }, who)
}

test('ranks are given within a group, and a result that comes again changes nothing', async () => {
  const again = {
    member: '35.72',
    year: 2025,
    index: 3.4,
    group: 'Kelompok A',
    letter: 'B-1',
    dimensions: {},
  }
  await recordResult({ region: app.pool.region('ID') }, { ...again, dimensions: { living: 2.9 } })
  const rows = await app.admin
    .selectFrom('movement_result')
    .select(['member_code', 'rank', 'group_size'])
    .where('year', '=', 2025)
    .orderBy('rank')
    .execute()
  expect(rows).toEqual([
    { member_code: '35.72', rank: 1, group_size: 3 },
    { member_code: '35.71', rank: 2, group_size: 3 },
    { member_code: '35.05', rank: 3, group_size: 3 },
  ])
})

test('the ministry decides among computed candidates, once, and the certificate verifies', async () => {
  const { body } = await app.get(`${centre}/2025/candidates`, 'centre')
  const best = body.categories.find(({ key }: { key: string }) => key === 'best-living')
  expect(best.candidates).toMatchObject([
    { member: '35.71', memberName: 'Kota Kediri', value: 3.5, place: 1 },
  ])
  const command = { commandId: newCommandId(), ...on, category: 'best-living', member: '35.71' }
  const first = await app.post(`${centre}/2025`, command, 'centre')
  expect(first).toMatchObject({ status: 200, body: { awardId: command.commandId } })
  expect(await app.post(`${centre}/2025`, command, 'centre')).toEqual(first)
  expect((await decide({ category: 'best-living', member: '35.71' })).body.code).toBe(
    'movement.awarded_already',
  )
  const pdf = await app.inject({ url: `${centre}/${command.commandId}/certificate` })
  expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  const check = { sha256: sha256(pdf.rawPayload).toString('hex') }
  expect((await app.post('/api/r/ID/documents/check', check)).body).toMatchObject({ verdict: 'final' })

  const annul = { commandId: newCommandId(), reason: 'Salah hitung.' }
  const path = `${centre}/${command.commandId}/annul`
  const taken = await app.post(path, annul, 'centre')
  expect(taken.status).toBe(200)
  expect(await app.post(path, annul, 'centre')).toEqual(taken)
  expect((await app.post(path, { ...annul, commandId: newCommandId() }, 'centre')).body.code).toBe(
    'movement.annulled_already',
  )
  expect((await app.post('/api/r/ID/documents/check', check)).body).toMatchObject({ verdict: 'revoked' })
  expect((await decide({ category: 'best-living', member: '35.71' })).status).toBe(200)
  const { body: all } = await app.get(`${centre}?member=35.71`)
  expect(all.map(({ annulReason }: { annulReason: string | null }) => annulReason).sort()).toEqual([
    'Salah hitung.',
    null,
  ])
})

test('a jury decides with a reason; nobody else gets what the results do not give', async () => {
  const code = async (command: object, who?: Parameters<TestApp['post']>[2]) =>
    (await decide(command, who)).body.code
  expect(await code({ category: 'best-living', member: '35.05' })).toBe('movement.not_a_candidate')
  expect(await code({ category: 'tourism', member: '35.05' })).toBe('movement.reason_missing')
  expect(await code({ category: 'tourism', member: '35.99', reason: 'Pantai indah.' })).toBe(
    'movement.unknown_member',
  )
  expect(await code({ category: 'nowhere', member: '35.05' })).toBe('movement.no_such_category')
  expect(
    await code({ category: 'tourism', member: '35.05', decidedOn: '2026-09-01', reason: 'Nanti saja.' }),
  ).toBe('movement.in_future')
  const early = { category: 'tourism', member: '35.05', reason: 'Terlalu dini.', decidedOn: '2024-12-31' }
  expect(await code(early)).toBe('movement.decided_before_year')
  expect(await code({ category: 'tourism', member: '35.05', reason: 'Kampung Coklat.' })).toBeUndefined()
  expect(await code({ category: 'tourism', member: '35.05' }, 'secretariat')).toBe('access.denied')
  const elsewhere = {
    commandId: newCommandId(),
    ...on,
    category: 'tourism',
    member: '35.05',
    reason: 'Di daerah.',
  }
  expect((await app.post('/movement/awards/2025', elsewhere, 'ministry')).body.code).toBe(
    'movement.not_the_nation',
  )
  const unknown = `${centre}/${newCommandId()}`
  expect((await app.get(`${unknown}/certificate`)).body.code).toBe('movement.no_such_award')
  const annul = { commandId: newCommandId(), reason: 'Tidak ada.' }
  expect((await app.post(`${unknown}/annul`, annul, 'centre')).body.code).toBe('movement.no_such_award')
})
