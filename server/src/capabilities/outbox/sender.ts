import type { InstalledServices } from '../../kernel/installed-services.ts'
import { addJob } from '../../kernel/jobs.ts'
import type { Sender } from '../../kernel/sender.ts'
import { caseMoved, caseSubmitted } from '../cases/index.ts'
import { aboutOf } from './words.ts'

export const WRITE = 'write-message'

/** Starts a job for every event that a definition has words for. The job decides by the version of the case. */
export function messageSender(services: Pick<InstalledServices, 'of'>): Sender {
  return {
    name: 'messages',
    types: [caseSubmitted.type, caseMoved.type],
    async take(tx, events) {
      for (const event of events) {
        const use = services.of(event.region_code, String(event.facts.service))?.case
        const state = use?.states[aboutOf(event, use).state]
        // A state that today's version does not know belongs to an older one, which may have words for it.
        if (use && state && !state.message) continue
        await addJob(tx, WRITE, event.id, { region: event.region_code, event: event.id })
      }
    },
  }
}
