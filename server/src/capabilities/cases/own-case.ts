import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { CaseRow } from './case-row.ts'
import { isWithin } from './jurisdiction.ts'

/** A case that is this actor's business, or nothing; a command holds its row until it ends. */
export async function caseWithin(
  db: Db,
  { region, actor }: Pick<Context, 'region' | 'actor'>,
  caseId: string,
  lock: 'none' | 'share' | 'update' = 'none',
): Promise<CaseRow | undefined> {
  let query = db
    .selectFrom('case')
    .selectAll()
    .where('region_code', '=', region.code)
    .where('id', '=', caseId)
  if (lock === 'share') query = query.forShare()
  if (lock === 'update') query = query.forUpdate()
  const row = (await query.executeTakeFirst()) as CaseRow | undefined
  return row && isWithin(actor, row) ? row : undefined
}

/** The same, refused where it is not there: whose business it is not learns nothing of it. */
export async function ownCase(...[db, ctx, caseId, lock]: Parameters<typeof caseWithin>): Promise<CaseRow> {
  const row = await caseWithin(db, ctx, caseId, lock)
  if (!row) throw new Refusal('cases.not_found')
  return row
}
