import { openJobs, senders } from '../src/app.ts'
import { workOnce } from '../src/kernel/jobs.ts'
import { sendOn } from '../src/kernel/sender.ts'
import type { Messaging } from '../src/messaging.ts'
import type { TestApp } from './harness.ts'

/** Follows the log and works on the jobs that are due, with the ways of the test. */
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
  return { followed, worked, delivered }
}
