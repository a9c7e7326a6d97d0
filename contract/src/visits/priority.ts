import type { VisitUse } from '../definition/visits.ts'

/** Whole years that somebody has lived on a day. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** The class of the queue that somebody's age puts them into; nothing for most. Whoever has another ground asks an officer. */
export function priorityOf(
  { priority }: Pick<VisitUse, 'priority'>,
  birthDate: string,
  day: string,
): string | undefined {
  if (!priority) return undefined
  const age = ageOn(birthDate, day)
  return age >= priority.fromAge || age < priority.underAge ? priority.class : undefined
}
