import type { Answers } from '@guyub/contract/cases'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { openJobs, senders } from '../src/app.ts'
import { workOnce } from '../src/kernel/jobs.ts'
import { sendOn } from '../src/kernel/sender.ts'
import type { Messaging } from '../src/messaging.ts'
import { aRequest } from './builders.ts'
import type { TestApp } from './harness.ts'

/** Requests whose people are told something; follows the log and works on the jobs that are due, with the ways of the test. */
export function postOffice(app: () => TestApp) {
  async function followed(): Promise<void> {
    await app().sequenced()
    for (const sender of senders) while (await sendOn(app().reader, sender));
  }
  async function worked(messaging: Messaging = {}): Promise<void> {
    const jobs = openJobs({ ...app().house, ...messaging, reader: app().reader })
    await workOnce(app().readerUrl, jobs.tasks)
    await jobs.close()
  }
  async function delivered(messaging?: Messaging): Promise<void> {
    await followed()
    await worked(messaging)
  }
  async function filed(changes: Answers = {}) {
    const request = aRequest(changes)
    expect((await app().post('/cases', request, 'clerk')).status).toBe(200)
    return request
  }
  async function acted(id: string, command: object, as: 'registrar' | 'clerk' = 'registrar'): Promise<void> {
    const { status, body } = await app().post(`/cases/${id}/act`, command, as)
    expect({ status, code: body.code }).toEqual({ status: 200, code: undefined })
  }
  /** How the messages of a request stand, as the agency is shown. */
  async function standing(id: string) {
    return (await app().get(`/cases/${id}/messages`, 'registrar')).body
  }
  async function firstMessage(subjectId: string): Promise<string> {
    const row = await app()
      .admin.selectFrom('message')
      .select('id')
      .where('subject_id', '=', subjectId)
      .executeTakeFirstOrThrow()
    return row.id
  }
  /** As if the time of waiting were over. */
  async function again(): Promise<void> {
    await sql`update graphile_worker._private_jobs set run_at = now()`.execute(app().admin)
  }
  return { followed, worked, delivered, filed, acted, standing, firstMessage, again }
}
