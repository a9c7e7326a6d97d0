import { normalCardCode, readCard } from '@guyub/contract/cohort'
import type { Expected, Roll } from './kept-rolls.ts'

/** Why a card marks nobody here, and what the sentence about it names. */
export interface NoMatch {
  readonly problem:
    | 'cohort.wrong_code'
    | 'cohort.card_not_listed'
    | 'cohort.card_of_other'
    | 'cohort.delegate_withdrawn'
  readonly name: string
}

/**
 * Whose card this is on the list of a session, by what was scanned or typed from it, without a network. The signature is the server's
 * to check, when the mark arrives.
 */
export function matchCard(
  rolls: readonly Roll[],
  roll: Roll,
  region: string,
  given: string,
): { readonly person: Expected } | NoMatch {
  const claims = readCard(given)
  const code = normalCardCode(given)
  if (claims ? claims.region !== region : !/^\w{4}-\w{4}$/.test(code))
    return { problem: 'cohort.wrong_code', name: '' }
  const isIts = claims
    ? ({ id }: Expected) => id === claims.delegateId
    : ({ cardCode }: Expected) => cardCode === code
  const person = roll.people.find(isIts)
  if (person)
    return person.isWithdrawn ? { problem: 'cohort.delegate_withdrawn', name: person.name } : { person }
  const other = rolls.find(({ people }) => people.some(isIts))
  if (other) return { problem: 'cohort.card_of_other', name: other.title }
  return { problem: 'cohort.card_not_listed', name: '' }
}
