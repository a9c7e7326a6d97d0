import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { Parcel } from '@guyub/contract/exchange'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anOpening, aPaper } from '../../../test/evaluation-round.ts'
import type { TestApp } from '../../../test/harness.ts'
import {
  arrivalsAt,
  contextOf,
  done,
  keyOf,
  linkOf,
  startTwoInstallations,
} from '../../../test/two-installations.ts'
import { canonical } from '../../kernel/canonical.ts'
import { signed } from '../../kernel/signed-text.ts'
import { renewExchangeKey } from './index.ts'
import { knockAs } from './knock.ts'
import { takeParcel } from './take.ts'

let two: Awaited<ReturnType<typeof startTwoInstallations>>
let home: TestApp
let centre: TestApp
beforeAll(async () => {
  two = await startTwoInstallations()
  ;({ home, centre } = two)
})
afterAll(() => two.stop())

const renew = (app: TestApp) =>
  renewExchangeKey(contextOf(app), { seal: app.keys.privateKey, vault: app.house.vault })

test('home renews its key: the old one tells of the new one, and nothing that waits is lost', async () => {
  await aPaper(home)
  await two.packed(home)
  const fingerprint = await renew(home)
  await expect(renew(home)).rejects.toThrow('exchange.renewal_waits')
  await aPaper(home)
  await two.settle()
  expect((await linkOf(centre)).peer_key).not.toBe(keyOf(home))
  expect((await home.get('/exchange', 'secretariat')).body.link.ownFingerprint).toBe(fingerprint)
  expect((await centre.get('/exchange', 'ministry')).body.link.peerFingerprint).toBe(fingerprint)
  expect((await centre.get('/evidence', 'ministry')).body).toHaveLength(2)
  await aPaper(home)
  await two.settle()
  expect((await centre.get('/evidence', 'ministry')).body).toHaveLength(3)
})

test('the answer to the renewal is lost: home greets with the new key, and goes on', async () => {
  const before = await linkOf(home)
  await renew(home)
  await two.settle()
  await home.admin.updateTable('exchange_link').set({ acknowledged: before.acknowledged }).execute()
  const arrivals = await arrivalsAt(centre)
  await two.settle()
  expect(await arrivalsAt(centre)).toBe(arrivals)
})

test('the centre renews its key, and what it tells goes on being believed', async () => {
  const fingerprint = await renew(centre)
  await done(centre, '/evaluation/2026/2/open', anOpening(), 'ministry')
  await two.settle()
  expect((await home.get('/evaluation/2026/2', 'secretariat')).body.state).toBe('open')
  expect((await home.get('/exchange', 'secretariat')).body.link.peerFingerprint).toBe(fingerprint)
})

test('who holds a key of before says nothing any more: no greeting, no parcel, no further renewal', async () => {
  const old = home.keys.privateKey
  expect(await greeted([], old)).toBe('exchange.not_yours')
  const { taken_number, taken_hash, peer_key } = await linkOf(centre)
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const proof = signed(`guyub exchange key 3505 ${pem}`, privateKey)
  const body = { kind: 'key', publicKey: pem, proof }
  await expect(takeParcel(contextOf(centre), parcel(body, old))).rejects.toThrow('exchange.forged')
  expect(await linkOf(centre)).toMatchObject({ taken_number, peer_key })

  function parcel(said: object, key: KeyObject): Parcel {
    const text = canonical({
      ...{ region: '3505', number: Number(taken_number) + 1, previous: taken_hash },
      ...{ madeAt: '2026-03-02T00:00:00Z', body: said },
    })
    return { text, signature: signed(text, key) }
  }
})

test('a renewal is played again, altered, or names a key that its sender does not hold: nothing changes', async () => {
  const rows = await home.admin
    .selectFrom('exchange_parcel')
    .select(['text', 'signature'])
    .where('kind', '=', 'key')
    .orderBy('number')
    .execute()
  const before = await linkOf(centre)
  const [first] = rows
  if (!first) throw new Error('no renewal')
  expect(await takeParcel(contextOf(centre), first)).toBe('known')
  const altered = { ...first, text: first.text.replace('BEGIN', 'BEGUN') }
  await expect(takeParcel(contextOf(centre), altered)).rejects.toThrow('exchange.forged')
  expect(await linkOf(centre)).toEqual(before)

  // Home itself, with its newest key, says a key that it has no proof for.
  const stranger = await startTwoInstallations()
  const text = canonical({
    ...{ region: '3505', number: 1, previous: '', madeAt: '2026-03-02T00:00:00Z' },
    body: { kind: 'key', publicKey: keyOf(centre), proof: signed('x', stranger.home.keys.privateKey) },
  })
  const forged = { text, signature: signed(text, stranger.home.keys.privateKey) }
  await expect(takeParcel(contextOf(stranger.centre), forged)).rejects.toThrow('exchange.unfit')
  await stranger.stop()
})

test('a region without a link has no key to renew', async () => {
  const ctx = { ...contextOf(home), region: home.pool.region('3325') }
  const needs = { seal: home.keys.privateKey, vault: home.house.vault }
  await expect(renewExchangeKey(ctx, needs)).rejects.toThrow('exchange.not_linked')
})

async function greeted(parcels: readonly Parcel[], key: KeyObject): Promise<string> {
  const at = centre.clock.now.toISOString()
  const greeting = canonical({ region: '3505', at, taken: 0, parcels })
  const response = await centre.inject({
    ...{ method: 'POST', url: '/api/r/3505/exchange/meet', headers: knockAs('3505', at, key) },
    payload: { greeting, signature: signed(greeting, key) },
  })
  return response.json().code
}
