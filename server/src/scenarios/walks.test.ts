import { newCommandId } from '@guyub/contract/command'
import { usesOf } from '@guyub/contract/definition'
import type { WalkStep } from '@guyub/contract/definition/walk'
import type { Role } from '@guyub/contract/identity/roles'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness.ts'
import { officeWithFunction } from '../capabilities/regions/index.ts'
import { loadServices } from '../kernel/definitions.ts'
import { walksOf } from './load.ts'
import { problemsInWalk } from './operations.ts'
import { runWalk } from './walk.ts'

const services = loadServices()
const VILLAGE = '35.05.01.2001'
// A Monday of ordinary hours, far from Ramadan and holidays.
const MONDAY = '2026-06-08'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('every service that keeps books or lets people book brings a scenario for it', () => {
  for (const key of services.keys) {
    const service = services.of('3505', key)
    const uses = service ? usesOf(service) : []
    if (uses.includes('ledger') || uses.includes('booking')) expect(walksOf(key).length).toBeGreaterThan(0)
  }
})

test.each(services.keys.flatMap((key) => walksOf(key).map((walk) => [key, walk.key, walk] as const)))(
  '%s: %s',
  async (key, _, walk) => {
    expect(problemsInWalk(walk.key, walk.steps)).toEqual([])
    await runWalk(
      {
        ...{ app: app.http.app, region: '3505', offset: 420, village: VILLAGE, personOf },
        setClock: (now) => {
          app.clock.now = now
        },
      },
      key,
      walk,
      MONDAY,
    )
  },
)

const A_STEP = { after: 'PT1M', as: 'savings-officer', with: {}, keep: {} } as const

test('a walk that calls, keeps or expects what is not there is told so before it is played', () => {
  const steps: WalkStep[] = [
    { ...A_STEP, call: 'ledger.sing' },
    { ...A_STEP, call: 'ledger.openBook', with: { above: '{mother}' } },
    { ...A_STEP, call: 'ledger.book', expect: { refused: 'ledger.over_balance', answer: {} } },
  ]
  expect(problemsInWalk('x', steps)).toEqual([
    'scenarios/x.json, step 1: there is no operation "ledger.sing".',
    'scenarios/x.json, step 2: nothing was kept as "mother" before.',
    'scenarios/x.json, step 2: the role "savings-officer" may not call "ledger.openBook".',
    'scenarios/x.json, step 3: "ledger.book" is never refused with "ledger.over_balance".',
  ])
})

/** Somebody with a place in the region, made when they are first named. */
async function personOf(role: Role, wanted?: string, person?: string) {
  const office =
    wanted === undefined ? VILLAGE : (await officeWithFunction(app.pool.region('3505'), wanted))?.code
  if (!office) throw new Error(`no agency with the function ${wanted}`)
  const name = `${role} ${wanted} ${person}`
  const known = (app.actors as Record<string, { id: string }>)[name] ?? app.anActor(role, office)
  if (!(name in app.actors)) {
    Object.assign(app.actors, { [name]: known })
    await app.admin
      .insertInto('membership')
      .values({
        ...{ region_code: '3505', id: newCommandId(), user_id: known.id, office_code: office, role },
        ...{ decree: 'SK-1', valid_from: '2026-01-01', valid_to: null },
      })
      .execute()
  }
  return { id: known.id, headers: { 'x-actor': name } }
}
