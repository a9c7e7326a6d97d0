import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import type { FirstPeople } from '../server/src/first-people.ts'
import { forget, freePort, guyubUp } from '../server/test/guyub.ts'
import { openPhones } from './phones.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    address: string
    /** For the command line. */
    home: string
    people: FirstPeople
    /** Where messages to phones arrive; see phones.ts. */
    phones: string
  }
}

/** A first start as a newcomer sees it, in an empty home: the journeys log in with the passwords that it told. */
export default async function openHouse(project: TestProject): Promise<() => Promise<void>> {
  const home = join(mkdtempSync(join(tmpdir(), 'guyub-e2e-')), 'data')
  const phones = await openPhones()
  const server = await guyubUp(home, await freePort(), { GUYUB_SMS_URL: phones.url })
  project.provide('address', server.address.replace('127.0.0.1', 'localhost'))
  project.provide('home', home)
  project.provide('people', server.ready.people as FirstPeople)
  project.provide('phones', phones.url)
  return async () => {
    await server.end('SIGINT')
    phones.close()
    await forget(home)
  }
}
