import type { VisitUse } from '../definition/visits.ts'

/** Whole years that somebody has lived on a day. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** The class of the queue that somebody's age puts them into, or a ground that was said; nothing for most. */
export function priorityOf(
  { priority }: Pick<VisitUse, 'priority'>,
  birthDate: string,
  day: string,
  ground?: string,
): string | undefined {
  if (!priority) return undefined
  const age = ageOn(birthDate, day)
  const isByAge = age >= priority.fromAge || age < priority.underAge
  return isByAge || priority.grounds.some(({ key }) => key === ground) ? priority.class : undefined
}
