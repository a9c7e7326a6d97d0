import type { Context } from '../../kernel/context.ts'

/** Which first letters of devices belong to nodes of an office, and which of them is ours. */
export async function leasesOf({ region }: Context, office: string) {
  const rows = await region.db
    .selectFrom('village_node')
    .select(['letter', 'side', 'revoked_at'])
    .where('region_code', '=', region.code)
    .where('office_code', '=', office)
    .orderBy('paired_at', 'desc')
    .execute()
  return {
    own: rows.find(({ side, revoked_at }) => side === 'node' && !revoked_at)?.letter,
    leased: rows.map(({ letter }) => letter),
  }
}
