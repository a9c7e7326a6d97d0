import type { LoggedEvent } from '../../kernel/event.ts'
import type { InstalledServices } from '../../kernel/installed-services.ts'
import { addJobs } from '../../kernel/jobs.ts'
import type { Sender } from '../../kernel/sender.ts'
import { caseMoved, caseSubmitted } from '../cases/index.ts'
import { aboutOf, templateFor } from './words.ts'

export const WRITE = 'write-message'

/**
 * Starts a job for every event that a definition has words for and somebody can be told. The job decides by the version of
 * the case.
 */
export function messageSender(services: Pick<InstalledServices, 'of'>): Sender {
  return {
    name: 'messages',
    types: [caseSubmitted.type, caseMoved.type],
    async take(tx, events) {
      const deserving = events.filter((event) => deservesMessage(services, event))
      const jobs = deserving.map(({ id, region_code }) => ({
        key: id,
        payload: { region: region_code, event: id },
      }))
      await addJobs(tx, WRITE, jobs)
    },
  }
}

function deservesMessage(services: Pick<InstalledServices, 'of'>, event: LoggedEvent): boolean {
  if (event.facts.contact === 'none') return false
  const use = services.of(event.region_code, String(event.facts.service))?.case
  if (!use) return true
  const about = aboutOf(event, use)
  // A state or an action that today's version does not know belongs to an older one, which may have words for it.
  const isKnown = use.states[about.state] && (about.action === null || use.actions[about.action])
  return !isKnown || Boolean(templateFor(use, about))
}
