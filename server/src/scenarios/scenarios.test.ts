import { newCommandId } from '@guyub/contract/command'
import { problemsInScenario } from '@guyub/contract/definition/problems-in-scenario'
import type { Role } from '@guyub/contract/identity/roles'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness.ts'
import { lapseCases } from '../app.ts'
import { loadServices } from '../kernel/definitions.ts'
import { agenciesIn } from './agencies.ts'
import { scenariosOf } from './load.ts'
import { runScenario, type Stage } from './run.ts'

const services = loadServices()
const ACTORS: Partial<Record<Role, string>> = {
  'village-clerk': 'clerk',
  'civil-registrar': 'registrar',
  'district-officer': 'district',
  'signing-officer': 'signer',
}
const REGION = '3505'
// A Monday of ordinary hours, far from Ramadan and holidays.
const MONDAY = '2026-06-08'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  for (const stock of ['child-card', 'identity-card']) {
    const blanks = { commandId: newCommandId(), stock, count: 50, reason: 'received' }
    await app.post('/cases/stock', { ...blanks, occurredAt: app.clock.now.toISOString() }, 'registrar')
  }
})
afterAll(() => app.stop())

const all = services.keys.flatMap((key) =>
  scenariosOf(key).map((scenario) => [key, scenario.key, scenario] as const),
)

test('every service with cases brings scenarios', () => {
  for (const key of services.keys)
    if (services.of('3505', key)?.case) expect(scenariosOf(key).length).toBeGreaterThan(0)
})

test.each(all)('%s: %s', async (key, _, scenario) => {
  const service = services.of('3505', key)
  if (!service) throw new Error('no such service')
  expect(problemsInScenario(service, scenario)).toEqual([])
  const agencies = await agenciesIn(app.pool.region(REGION), [scenario])
  const officerOf = (role: Role, office: string) => {
    const name = `${role} ${office}`
    Object.assign(app.actors, { [name]: app.anActor(role, codeOf(agencies, office)) })
    return name
  }
  const stage: Stage = {
    app: app.http.app,
    region: '3505',
    service,
    offset: 420,
    as: (role, office) => ({ 'x-actor': office ? officerOf(role, office) : (ACTORS[role] ?? role) }),
    officeOf: async (wanted) => codeOf(agencies, wanted),
    lapse: () => lapseCases({ ...app.house, reader: app.reader }),
    setClock: (now) => {
      app.clock.now = now
    },
  }
  await expect(runScenario(stage, scenario, MONDAY)).resolves.toMatch(/^[0-9a-f-]{36}$/)
})

function codeOf(agencies: Awaited<ReturnType<typeof agenciesIn>>, wanted: string): string {
  const office = agencies.get(wanted)
  if (!office) throw new Error(`no agency with the function ${wanted}`)
  return office.code
}
