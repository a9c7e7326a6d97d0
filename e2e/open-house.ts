import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import type { FirstPeople } from '../server/src/first-people.ts'
import { forget, freePort, guyubUp } from '../server/test/guyub.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    address: string
    /** For the command line. */
    home: string
    people: FirstPeople
  }
}

/** A first start as a newcomer sees it, in an empty home: the journeys log in with the passwords that it told. */
export default async function openHouse(project: TestProject): Promise<() => Promise<void>> {
  const home = join(mkdtempSync(join(tmpdir(), 'guyub-e2e-')), 'data')
  const server = await guyubUp(home, await freePort())
  project.provide('address', server.address.replace('127.0.0.1', 'localhost'))
  project.provide('home', home)
  project.provide('people', server.ready.people as FirstPeople)
  return async () => {
    await server.end('SIGINT')
    await forget(home)
  }
}
