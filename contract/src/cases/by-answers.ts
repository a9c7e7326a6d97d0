import { type CaseUse, holds } from '../definition.ts'
import type { Answers } from './form.ts'

/** Who gets it first, by what was answered: the function of an agency. */
export function firstHandlerOf(use: CaseUse, answers: Answers, today: string): string {
  return use.routes.find(({ when }) => holds(when, answers, today))?.handler ?? use.handler
}

/** Whom an action that hands it on proposes, if anybody. */
export function proposedHandlerOf(use: CaseUse, answers: Answers, today: string): string | undefined {
  return use.proposes.find(({ when }) => holds(when, answers, today))?.handler
}

/** The area that it is about as it was answered; nothing where the definition asks for none or keeps it from the area. */
export function placeAnswered({ place }: CaseUse, answers: Answers, today: string): string | undefined {
  const answer = place && answers[place.field]
  const isOpen = !place?.unless || !holds(place.unless, answers, today)
  return isOpen && typeof answer === 'string' && answer ? answer : undefined
}

/** The fields whose answers and files somebody in this role does not see. */
export function privateFields({ private: rules }: CaseUse, role: string): readonly string[] {
  return rules.flatMap(({ fields, to }) => (to.some((one) => one === role) ? [] : fields))
}

/** The answers that are hidden from everybody but the agency that got it first. */
export function secretFields({ secret }: CaseUse, answers: Answers, today: string): readonly string[] {
  return secret && holds(secret.when, answers, today) ? secret.hides : []
}
