/** A report with more proves no more. */
export const MOST_PAPERS = 10

/** What of a plan is reported with a paper: it is named by the report's own id, a milestone's by the milestone's, an obstacle's by the obstacle's. */
export const PAPER_REPORTS = ['milestone', 'indicator', 'realisation', 'obstacle', 'refocusing'] as const
export type PaperReport = (typeof PAPER_REPORTS)[number]

/** Refuses a paper of a day that has not come. */
export function refusesPaper(
  paperOn: string,
  today: string,
  attached: number,
): 'plan.paper_in_the_future' | 'plan.too_many_papers' | undefined {
  if (paperOn > today) return 'plan.paper_in_the_future'
  return attached >= MOST_PAPERS ? 'plan.too_many_papers' : undefined
}
