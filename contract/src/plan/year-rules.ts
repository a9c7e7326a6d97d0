interface Years {
  readonly firstYear: number
  readonly lastYear: number
}

/** Of a year that the plan does not have nothing is reported. */
export function refusesYear(
  { firstYear, lastYear }: Years,
  year: number,
): 'plan.year_outside_plan' | undefined {
  return year < firstYear || year > lastYear ? 'plan.year_outside_plan' : undefined
}

/** Money of a plan is taken in its years, on a day that has come. */
export function refusesDecision(
  plan: Years,
  decidedOn: string,
  today: string,
): 'plan.refocusing_in_the_future' | 'plan.refocusing_outside_plan' | undefined {
  if (decidedOn > today) return 'plan.refocusing_in_the_future'
  return refusesYear(plan, Number(decidedOn.slice(0, 4))) && 'plan.refocusing_outside_plan'
}
