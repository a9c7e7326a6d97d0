import { generateKeyPairSync } from 'node:crypto'
import { newCommandId } from '@guyub/contract/command'
import { PLAN_PART } from '@guyub/contract/exchange'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDraft, added } from '../../../test/a-plan.ts'
import type { TestApp } from '../../../test/harness.ts'
import {
  arrivalsAt,
  contextOf,
  done,
  linkOf,
  startTwoInstallations,
} from '../../../test/two-installations.ts'
import { canonical } from '../../kernel/canonical.ts'
import { signed } from '../../kernel/signed-text.ts'
import { RECORD_PLAN } from './index.ts'
import { takeParcel } from './take.ts'

const PLAN = '/api/r/ID/movement/members/35.05/plan'

let two: Awaited<ReturnType<typeof startTwoInstallations>>
let home: TestApp
let centre: TestApp
let draft: Awaited<ReturnType<typeof aDraft>>
beforeAll(async () => {
  two = await startTwoInstallations()
  ;({ home, centre } = two)
  draft = await aDraft(home)
  const { planId, activityId } = draft
  await added(home, planId, 'mission', { statement: 'Layanan yang cepat', position: 1 })
  await added(home, planId, 'budget', { year: 2026, source: 'apbd', amount: 100_000_000 }, activityId)
  await added(home, planId, 'milestone', { title: 'Serah terima', dueOn: '2026-03-10' }, activityId)
  await added(
    home,
    planId,
    'indicator',
    { title: 'Waktu tunggu', unit: 'menit', baseline: 40, baselineYear: 2025, targets: { 2026: 20 } },
    activityId,
  )
  await added(home, planId, 'risk', { risk: 'Serat optik putus', mitigation: 'Jalur kedua' }, activityId)
})
afterAll(() => two.stop())

const record = () => two.jobs.get(centre)?.tasks[RECORD_PLAN]?.({ region: '3505' })
const read = async (query = '', who: Parameters<TestApp['get']>[1] = 'centre') => {
  await record()
  return (await centre.get(`${PLAN}${query}`, who)).body
}

async function adopt(planId: string, regulation: string) {
  await done(home, `/plan/versions/${planId}/consult`, {}, 'planner')
  await done(home, `/plan/versions/${planId}/adopt`, { regulation, regulationOn: '2026-03-01' }, 'planner')
}

test('a draft stays at home; the plan that is adopted goes up, whole and once', async () => {
  await two.settle()
  expect((await read()).plan).toBeNull()
  await adopt(draft.planId, 'Perbup 1/2026')
  await two.settle()
  const { plan } = await read('?dimension=governance')
  expect(plan.head).toMatchObject({
    ...{ id: draft.planId, regulation: 'Perbup 1/2026', vision: { id: 'Cepat, Nyaman, Sejahtera' } },
    missions: [{ id: 'Layanan yang cepat' }],
  })
  expect(plan.branches).toHaveLength(6)
  expect(plan.branches[0]).toMatchObject({
    ...{ key: 'governance', activities: 1, budget: [{ year: 2026, source: 'apbd', amount: 100_000_000 }] },
  })
  expect(plan.activities).toMatchObject([
    {
      ...{ id: draft.activityId, owner: { code: 'dispendukcapil' } },
      milestones: [{ title: 'Serah terima', dueOn: '2026-03-10' }],
      indicators: [{ title: { id: 'Waktu tunggu' }, baseline: 40, targets: { 2026: 20 } }],
      risks: [{ risk: 'Serat optik putus', mitigation: 'Jalur kedua' }],
    },
  ])
  const arrivals = await arrivalsAt(centre)
  await two.settle()
  expect(await arrivalsAt(centre)).toBe(arrivals)
})

test('the ministry and the region`s own province read it, and nobody else', async () => {
  expect((await read('', 'eastJava')).plan.head.id).toBe(draft.planId)
  expect((await read('', 'centralJava')).code).toBe('movement.not_your_province')
  expect((await centre.get(PLAN)).status).toBe(401)
  expect((await centre.get('/movement/members/35.05/plan', 'centre')).body.code).toBeTruthy()
  expect((await centre.get(PLAN, 'planner')).status).toBe(403)
  expect((await centre.get('/api/r/ID/movement/members/99.99/plan', 'centre')).body.code).toBe(
    'movement.unknown_member',
  )
})

test('comments and requests never leave', async () => {
  const parcels = await home.admin
    .selectFrom('exchange_parcel')
    .select('text')
    .where('kind', '=', 'plan')
    .execute()
  expect(parcels).toHaveLength(1)
  const { body } = JSON.parse(parcels[0]?.text ?? '')
  expect(Object.keys(body).toSorted()).toEqual(
    ['activities', 'head', 'kind', 'number', 'part', 'parts', 'planId'].toSorted(),
  )
})

test('an amendment stands instead; two thousand activities come in parts, and none before the last', async () => {
  const { planId } = await done(home, `/plan/versions/${draft.planId}/amend`, {}, 'planner')
  await sql`
    insert into plan_activity (region_code, id, plan_id, dimension, element, title, owner_code, first_year, source)
    select '3505', gen_random_uuid(), ${planId}, 'living', 'living.health', 'Kegiatan ' || n, 'dinas-kesehatan', 2026, 'uji'
    from generate_series(1, 2000) n`.execute(home.admin)
  await two.settle()
  expect((await read()).plan.head.id).toBe(draft.planId)
  await adopt(planId, 'Perbup 2/2026')
  await two.settle()
  const { plan } = await read('?dimension=living')
  expect(plan.head).toMatchObject({ id: planId, number: 2, regulation: 'Perbup 2/2026' })
  expect(plan.activities).toHaveLength(2001)
  const parts = await centre.admin.selectFrom('exchange_plan_part').select('plan_id').execute()
  expect(parts).toHaveLength(Math.ceil(2006 / PLAN_PART))
  expect(new Set(parts.map((each) => each.plan_id))).toEqual(new Set([planId]))
})

test('altered, of a foreign key, without its head, out of turn: refused, and the plan stands as it was', async () => {
  const good = await parcel()
  const stranger = generateKeyPairSync('ed25519').privateKey
  expect(await refusal({ ...good, text: good.text.replace('Visi lain', 'Visi palsu') })).toBe(
    'exchange.forged',
  )
  expect(await refusal(await parcel({}, stranger))).toBe('exchange.forged')
  expect(await refusal(await parcel({ head: null }))).toBe('exchange.unfit')
  expect(await refusal(await parcel({ number: 3, part: 2, parts: 3, head: null }))).toBe('exchange.unfit')
  expect(await refusal(await parcel({ part: 2, parts: 1, head: null }))).toBe('exchange.unfit')
  expect(await refusal(await parcel({ number: 9 }))).toBe('exchange.unfit')
  expect(await refusal(await parcel({ comments: ['Usul'] }))).toBe('exchange.unfit')
  expect((await read()).plan.head.number).toBe(2)
})

test('an old version after a new one puts nothing back; the same parcel again does nothing', async () => {
  const old = await parcel()
  expect(await takeParcel(contextOf(centre), old)).toBe('taken')
  expect(await takeParcel(contextOf(centre), old)).toBe('known')
  const { plan } = await read()
  expect(plan.head).toMatchObject({ number: 2, regulation: 'Perbup 2/2026' })
})

/** A part of an older version than the one that stands, as home would sign it. */
async function parcel(more: object = {}, key = home.keys.privateKey) {
  const link = await linkOf(centre)
  const id = newCommandId()
  const own = (words: string) => ({ id: words, en: null })
  const head = {
    ...{ id, number: 1, title: own('Rencana lama'), vision: own('Visi lain'), isSample: false },
    ...{ regulation: null, regulationOn: null, firstYear: 2020, lastYear: 2024 },
    ...{ missions: [], words: [], horizons: [], programmes: [], dimensions: [], sources: [] },
  }
  const body = { kind: 'plan', planId: id, number: 1, part: 1, parts: 1, head, activities: [], ...more }
  const text = canonical({
    ...{ region: '3505', number: Number(link.taken_number) + 1, previous: link.taken_hash },
    ...{ madeAt: '2026-03-02T00:00:00Z', body },
  })
  return { text, signature: signed(text, key) }
}

async function refusal(said: Awaited<ReturnType<typeof parcel>>): Promise<string> {
  return takeParcel(contextOf(centre), said).then(
    () => 'taken',
    (error: { code: string }) => error.code,
  )
}
