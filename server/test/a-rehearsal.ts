import { buildApp, lapseCases } from '../src/app.ts'
import { loadCalendar } from '../src/capabilities/calendar/index.ts'
import { loadOffices } from '../src/capabilities/regions/index.ts'
import { loadServices } from '../src/kernel/definitions.ts'
import { loadSamplePeople } from '../src/people.ts'
import type { Theatre } from '../src/scenarios/rehearse.ts'
import { startTestApp } from './harness.ts'

/** The rehearsal of Kabupaten Blitar on a day, with its offices, calendar and people and nothing that happened yet. */
export async function aRehearsal(today: Date) {
  const app = await startTestApp()
  app.clock.now = today
  const region = app.pool.region('3505L')
  await loadOffices(region)
  await loadCalendar(region, today)
  await loadSamplePeople({ pool: app.pool, now: () => today }, '3505L', '3505l.latihan.test')
  const theatre: Theatre = {
    lapse: (now) => lapseCases({ ...app.house, now: () => now }),
    services: loadServices(),
    build: (authenticate, now) => buildApp({ ...app.house, authenticate, now }),
  }
  return { app, region, theatre }
}
