// The latest day of a round: answers of a year are asked for until the end of the next.
const YEARS_AFTER = 1

/** Why a round of a year cannot close then; nothing when it can. Moments in ISO 8601, UTC. */
export function refusesClose(
  year: number,
  closesAt: string,
  now: string,
): 'evaluation.closes_in_past' | 'evaluation.closes_beyond_year' | undefined {
  if (Date.parse(closesAt) <= Date.parse(now)) return 'evaluation.closes_in_past'
  if (new Date(closesAt).getUTCFullYear() > year + YEARS_AFTER) return 'evaluation.closes_beyond_year'
  return undefined
}

/** Nobody can say by yesterday what they are asked today. */
export function refusesDue(dueOn: string, today: string): 'evaluation.due_in_past' | undefined {
  return dueOn < today ? 'evaluation.due_in_past' : undefined
}
