import type { Db } from '../../../kernel/db.ts'

/** Quick wins that were chosen, also those launched and concluded since; by year. */
export function chosenQuickWins(db: Db, region: string) {
  return db
    .selectFrom('plan_quick_win')
    .select(['title', 'dimension', 'year', 'owner_code', 'reason', 'phase', 'launch_by', 'launched_on'])
    .where('region_code', '=', region)
    .where('phase', 'in', ['chosen', 'launched', 'concluded'])
    .orderBy('year')
    .orderBy('title')
    .execute()
}
