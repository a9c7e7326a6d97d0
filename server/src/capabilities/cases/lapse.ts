import { lapse } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import { type Context, NOBODY } from '../../kernel/context.ts'
import type { Db, Pool } from '../../kernel/db.ts'
import { told } from '../../kernel/logging.ts'
import { type CaseRow, standingOf, useOf } from './case-row.ts'
import { move } from './move.ts'
import type { CasesNeeds } from './needs.ts'

export interface LapseNeeds extends Pick<CasesNeeds, 'services' | 'calendars'> {
  readonly reader: Db
  readonly pool: Pool
  readonly now: () => Date
}

const AT_ONCE = 100
/** What the course of a case calls a step that nobody took. */
export const BY_ITSELF = 'by-itself'

/** Takes every case further whose state is over by its own clock, in all regions; returns how many were. */
export async function lapseDue(needs: LapseNeeds): Promise<number> {
  const due = await needs.reader
    .selectFrom('case')
    .select(['region_code', 'id'])
    .where('leaves_at', '<=', needs.now())
    .orderBy('leaves_at')
    .limit(AT_ONCE)
    .execute()
  let moved = 0
  for (const { region_code, id } of due) {
    const ctx = { region: needs.pool.region(region_code), actor: NOBODY, now: needs.now }
    try {
      if (await lapseOne(ctx, needs, id)) moved++
    } catch (error) {
      // One that cannot be judged does not keep all others of all regions open for ever.
      console.error(told(error as Error))
    }
  }
  return moved
}

/** Once, however many processes look at the same moment: whoever comes second finds another version of the case. */
async function lapseOne(
  ctx: Context,
  needs: Pick<CasesNeeds, 'services' | 'calendars'>,
  caseId: string,
): Promise<boolean> {
  const row = (await ctx.region.db
    .selectFrom('case')
    .selectAll()
    .where('region_code', '=', ctx.region.code)
    .where('id', '=', caseId)
    .executeTakeFirst()) as CaseRow | undefined
  const at = row?.leaves_at
  if (!row || !at || at > ctx.now()) return false
  const { use } = await useOf(needs, ctx.region, row)
  const calendar = await needs.calendars.of(ctx)
  const lapsed = lapse(use, calendar, standingOf(row), at)
  if (!lapsed) return false
  const outcome = await move(ctx, {
    ...{ commandId: newCommandId(), name: 'cases.lapse', answer: { caseId }, row, use, calendar, at },
    ...{ next: lapsed.standing, moves: lapsed.moves, office: row.handler_code, action: BY_ITSELF },
  })
  return outcome === 'done'
}
