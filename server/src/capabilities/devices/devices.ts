import type { Context } from '../../kernel/context.ts'
import { officeOf } from './manages.ts'

/** Who works here belongs to others; the composition root lends us the names. */
export type Names = (ctx: Context, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>

/** The devices that this actor looks after, with who brought them in and who took them out. */
export async function devices(ctx: Context, names: Names) {
  const office = officeOf(ctx.actor)
  let query = ctx.region.db.selectFrom('device').selectAll().where('region_code', '=', ctx.region.code)
  if (office) query = query.where('office_code', '=', office)
  const rows = await query
    .orderBy('revoked_at', (order) => order.desc().nullsFirst())
    .orderBy('office_code')
    .orderBy('registered_at')
    .limit(2000)
    .execute()
  const people = await names(
    ctx,
    rows.flatMap(({ registered_by, revoked_by }) => [registered_by, ...(revoked_by ? [revoked_by] : [])]),
  )
  return rows.map((row) => ({
    deviceId: row.id,
    office: row.office_code,
    letter: row.letter,
    registeredAt: row.registered_at.toISOString(),
    registeredBy: people.get(row.registered_by) ?? null,
    lastSeenAt: (row.last_seen_at ?? row.registered_at).toISOString(),
    revokedAt: row.revoked_at?.toISOString() ?? null,
    revokedBy: (row.revoked_by && people.get(row.revoked_by)) ?? null,
    reason: row.reason,
  }))
}
