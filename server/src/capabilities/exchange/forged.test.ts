import { generateKeyPairSync } from 'node:crypto'
import { newCommandId } from '@guyub/contract/command'
import type { Parcel } from '@guyub/contract/exchange'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestApp } from '../../../test/harness.ts'
import { linkOf, startTwoInstallations } from '../../../test/two-installations.ts'
import { canonical } from '../../kernel/canonical.ts'
import { hashOfText, signed } from '../../kernel/signed-text.ts'
import { knockAs } from './knock.ts'

let two: Awaited<ReturnType<typeof startTwoInstallations>>
let home: TestApp
let centre: TestApp
beforeAll(async () => {
  two = await startTwoInstallations()
  ;({ home, centre } = two)
})
afterAll(() => two.stop())

test('what is forged, foreign, out of order, not theirs to say, or said long ago is refused, and changes nothing', async () => {
  const link = await linkOf(centre)
  const body = {
    kind: 'withdrawal',
    evidenceId: newCommandId(),
    at: '2026-03-02T00:00:00Z',
    reason: 'Palsu.',
  }
  const parcel = (more: object = {}, key = home.keys.privateKey): Parcel => {
    const text = canonical({
      ...{ region: '3505', number: Number(link.taken_number) + 1, previous: link.taken_hash },
      ...{ madeAt: '2026-03-02T00:00:00Z', body, ...more },
    })
    return { text, signature: signed(text, key) }
  }
  const stranger = generateKeyPairSync('ed25519').privateKey
  const result = { ...body, kind: 'result' }
  expect(await refusal({ parcels: [parcel({}, stranger)] })).toBe('exchange.forged')
  expect(await refusal({ parcels: [parcel({ number: Number(link.taken_number) + 2 })] })).toBe('exchange.gap')
  expect(await refusal({ parcels: [parcel({ previous: hashOfText('other') })] })).toBe('exchange.gap')
  expect(await refusal({ parcels: [parcel({ region: '3325' })] })).toBe('exchange.unfit')
  expect(await refusal({ parcels: [parcel({ body: result })] })).toBe('exchange.unfit')
  const question = {
    kind: 'question',
    year: 2026,
    stage: 2,
    id: newCommandId(),
    item: 'quick-win',
    question: 'Apa?',
  }
  const down = { ...question, askedAt: '2026-03-02T00:00:00Z', dueAt: '2026-03-09T00:00:00Z' }
  expect(await refusal({ parcels: [parcel({ body: down })] })).toBe('exchange.unfit')
  expect(await refusal({ parcels: [parcel({ body: { ...body, nik: '3505014101900003' } })] })).toBe(
    'exchange.unfit',
  )
  expect(await refusal({ parcels: [parcel()] })).toBe('exchange.unfit')
  expect(await refusal({}, stranger)).toBe('exchange.not_yours')
  expect(await refusal({ region: '3325' })).toBe('exchange.not_yours')
  expect(await refusal({ at: new Date(centre.clock.now.getTime() - 3_600_000).toISOString() })).toBe(
    'exchange.clock_apart',
  )
  expect((await centre.post('/api/r/3325/exchange/meet', { greeting: '{}', signature: '' })).body.code).toBe(
    'exchange.not_linked',
  )
  expect((await linkOf(centre)).taken_number).toBe(link.taken_number)
})

test('who brings much and does not hold the key is sent away at the door, before anything is read', async () => {
  const stranger = generateKeyPairSync('ed25519').privateKey
  const at = centre.clock.now.toISOString()
  const old = new Date(centre.clock.now.getTime() - 3_600_000).toISOString()
  const knock = async (headers: Record<string, string>) =>
    (
      await centre.inject({
        method: 'POST',
        url: '/api/r/3505/exchange/meet',
        headers: { 'content-type': 'application/json', ...headers },
        // Never parsed: it would be unreadable.
        payload: `{${' '.repeat(1024 * 1024)}`,
      })
    ).json().code
  expect(await knock({})).toBe('exchange.not_yours')
  expect(await knock(knockAs('3505', at, stranger))).toBe('exchange.not_yours')
  expect(await knock(knockAs('3325', at, home.keys.privateKey))).toBe('exchange.not_yours')
  expect(await knock(knockAs('3505', old, home.keys.privateKey))).toBe('exchange.clock_apart')
  expect(await knock(knockAs('3505', at, home.keys.privateKey))).toBe('request.unreadable')
})

async function refusal(more: object, key = home.keys.privateKey): Promise<string> {
  const greeting = canonical({
    ...{ region: '3505', at: centre.clock.now.toISOString(), taken: 0, parcels: [], ...more },
  })
  const response = await centre.inject({
    method: 'POST',
    url: '/api/r/3505/exchange/meet',
    headers: knockAs('3505', centre.clock.now.toISOString(), home.keys.privateKey),
    payload: { greeting, signature: signed(greeting, key) },
  })
  expect(response.statusCode).toBeLessThan(500)
  return response.json().code
}
