import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness.ts'
import { addJobs, startJobs } from './jobs.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('a database that goes away just when a job is done ends no process, and the next job is worked on', async () => {
  const unheard: unknown[] = []
  const hear = (error: unknown) => void unheard.push(error)
  process.on('unhandledRejection', hear)
  const told = vi.spyOn(console, 'error').mockReturnValue()
  const done: (string | undefined)[] = []
  await sql`create function gone() returns trigger language plpgsql as
    $$ begin raise exception using errcode = '57P01'; end $$`.execute(app.admin)
  await sql`create trigger gone before delete on graphile_worker._private_jobs execute function gone()`.execute(
    app.admin,
  )
  const stop = startJobs(app.readerUrl, { note: async ({ what }) => void done.push(what) })
  try {
    await addJobs(app.admin, 'note', [{ key: 'first', payload: { what: 'first' } }])
    await vi.waitUntil(() => told.mock.calls.length > 0, 10_000)
    await sql`drop trigger gone on graphile_worker._private_jobs`.execute(app.admin)
    await addJobs(app.admin, 'note', [{ key: 'second', payload: { what: 'second' } }])
    await vi.waitUntil(() => done.includes('second'), 10_000)
    expect(unheard).toEqual([])
  } finally {
    await stop()
    told.mockRestore()
    process.off('unhandledRejection', hear)
  }
})
