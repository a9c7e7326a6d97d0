import { createPublicKey } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { newCommandId } from '@guyub/contract/command'
import { expect } from 'vitest'
import { openJobs } from '../src/app.ts'
import { exchangeContext, joinExchange } from '../src/capabilities/exchange/index.ts'
import { withAccounts } from './evaluation-round.ts'
import { startTestApp, type TestApp } from './harness.ts'

/** A region's own installation and the centre's, linked: two applications, two databases, two keys, and HTTP between them. */
export async function startTwoInstallations() {
  const home = await startTestApp()
  const centre = await startTestApp()
  await centre.http.app.listen({ port: 0, host: '127.0.0.1' })
  const address = `http://127.0.0.1:${(centre.http.app.server.address() as AddressInfo).port}`
  const jobs = new Map<TestApp, ReturnType<typeof openJobs>>()
  for (const app of [home, centre]) {
    await withAccounts(app)
    jobs.set(app, openJobs({ ...app.house, reader: app.reader }))
  }
  await joinExchange(contextOf(home), { side: 'home', address, peerKey: keyOf(centre) })
  await joinExchange(contextOf(centre), { side: 'centre', peerKey: keyOf(home) })

  async function packed(app: TestApp): Promise<void> {
    await app.sequenced()
    while (await jobs.get(app)?.exchange.pack());
  }
  async function meet(): Promise<void> {
    while (await jobs.get(home)?.exchange.meet());
    expect((await linkOf(home)).last_fault).toBeNull()
  }
  return {
    ...{ home, centre, address, jobs, packed, meet },
    async settle() {
      await packed(home)
      await packed(centre)
      await meet()
    },
    async stop() {
      for (const opened of jobs.values()) await opened.close()
      await Promise.all([home.stop(), centre.stop()])
    },
  }
}

export function contextOf(app: TestApp) {
  return exchangeContext(app.pool, '3505', () => app.clock.now)
}

export function keyOf(app: TestApp): string {
  return createPublicKey(app.keys.privateKey).export({ type: 'spki', format: 'pem' }).toString()
}

export function linkOf(app: TestApp) {
  return app.admin.selectFrom('exchange_link').selectAll().executeTakeFirstOrThrow()
}

export async function arrivalsAt(app: TestApp): Promise<number> {
  return (await app.admin.selectFrom('exchange_arrival').select('number').execute()).length
}

/** A command that succeeds. */
export async function done(app: TestApp, path: string, command: object, who: Parameters<TestApp['post']>[2]) {
  const { status, body } = await app.post(path, { commandId: newCommandId(), ...command }, who)
  expect([status, body.code]).toEqual([200, undefined])
  return body
}
