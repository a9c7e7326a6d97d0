import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { names } from '../identity/index.ts'
import { officeByCode } from '../regions/index.ts'
import { ownCase } from './own-case.ts'

/** Who has read a case, for those whose business it is. */
export async function reads(ctx: Context, { caseId }: { readonly caseId: string }) {
  await ownCase(ctx.region.db, ctx, caseId)
  const found = await readsOf(ctx, caseId)
  const known = await names(ctx.region.db, [...new Set(found.map(({ actorId }) => actorId))])
  return found.map(({ actorId, ...each }) => ({ ...each, name: known.get(actorId) ?? null }))
}

/** The same for the applicant: offices by name, nobody else. */
export async function readsForApplicant(ctx: Context, caseId: string) {
  const found = await readsOf(ctx, caseId)
  const codes = [...new Set(found.map(({ office }) => office))]
  const known = new Map(
    await Promise.all(
      codes.map(async (code) => [code, (await officeByCode(ctx.region, code))?.name ?? code] as const),
    ),
  )
  return found.map(({ at, office, isRevealed }) => ({ at, office: known.get(office) ?? office, isRevealed }))
}

async function readsOf({ region }: Context, caseId: string) {
  const { rows } = await sql<{ at: Date; actor_id: string; office_code: string; revealed: boolean }>`
    select max(at) as at, actor_id, office_code, bool_or(revealed) as revealed
    from case_read where region_code = ${region.code} and case_id = ${caseId}
    group by actor_id, office_code, date_trunc('hour', at)
    order by 1 desc limit 100`.execute(region.db)
  return rows.map((row) => ({
    at: row.at.toISOString(),
    actorId: row.actor_id,
    office: row.office_code,
    isRevealed: row.revealed,
  }))
}
