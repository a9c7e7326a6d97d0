import type { InstalledServices } from '../../kernel/installed-services.ts'
import { addJobs } from '../../kernel/jobs.ts'
import type { Sender } from '../../kernel/sender.ts'
import { messageRetried } from './events.ts'
import type { Correspondence } from './letter.ts'
import { bookingLetter } from './letters/booking-letter.ts'
import { caseLetter } from './letters/case-letter.ts'
import { invitationLetter } from './letters/invitation-letter.ts'
import { officerLetter } from './letters/officer-letter.ts'
import { receiptLetter, weighingLetter } from './letters/saver-letter.ts'

export const WRITE = 'write-message'

const CORRESPONDENCES: readonly Correspondence[] = [
  ...[caseLetter, invitationLetter, officerLetter, bookingLetter],
  ...[receiptLetter, weighingLetter],
]

export function correspondenceOf(type: string): Correspondence | undefined {
  return CORRESPONDENCES.find(({ types }) => types.includes(type))
}

/** Starts a job for every event that there are words for. The job decides by the version of the record. */
export function messageSender(services: Pick<InstalledServices, 'of'>): Sender {
  return {
    name: 'messages',
    types: [messageRetried.type, ...CORRESPONDENCES.flatMap(({ types }) => types)],
    async take(tx, events) {
      const deserving = events.filter(
        (event) =>
          event.type === messageRetried.type || correspondenceOf(event.type)?.deserves(services, event),
      )
      const jobs = deserving.map(({ id, type, region_code, subject_id }) => ({
        key: id,
        // A message has the id of the event that it tells of, or keeps it where it is one of several.
        payload: { region: region_code, event: type === messageRetried.type ? subject_id : id },
      }))
      await addJobs(tx, WRITE, jobs)
    },
  }
}
