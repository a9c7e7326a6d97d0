import type { Step } from './walk.ts'

export function asksForDay(step: Step): boolean {
  return step === 'birthDate' || (typeof step === 'object' && step.person === 'birthDate')
}

/** `17081945`, or with whatever stands between: a day as people say it, in the order of the calendar. What is none comes back as it is. */
export function dayTyped(typed: string): string {
  const [, day, month, year] = /^(\d{2})(\d{2})(\d{4})$/.exec(typed.replace(/\D/g, '')) ?? []
  return year ? `${year}-${month}-${day}` : typed
}
