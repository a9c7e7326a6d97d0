import type { ServiceDefinition } from '@guyub/contract/definition'
import type { Visit } from '../../kernel/visit.ts'
import { visitsPart } from '../hospital/visits-part.ts'
import { bookingPart } from './booking-part.ts'
import { ledgerPart } from './ledger-part.ts'
import { queuePart } from './queue-part.ts'

/** What each block of a definition has to say on the public page of its service, besides `case`; a new one adds its line, and its section to the page. */
export async function partsOf(definition: ServiceDefinition, visit: Visit, query: URLSearchParams) {
  const { booking, ledger, queue, visits } = definition
  return {
    booking: booking ? await bookingPart(definition.key, visit) : null,
    ledger: ledger ? await ledgerPart({ key: definition.key, ledger }, visit, query) : null,
    queue: queue?.web ? await queuePart(definition.key, visit) : null,
    visits: visits ? await visitsPart(definition.key, visit) : null,
  }
}
