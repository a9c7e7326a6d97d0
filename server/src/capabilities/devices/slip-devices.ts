import { DeviceKey } from '@guyub/contract/devices'
import type { Context } from '../../kernel/context.ts'

/** What tells a true slip from a drawn one: every device of the region with its key, its office, and until when it was in use. */
export async function slipDevices({ region }: Context) {
  const rows = await region.db
    .selectFrom('device')
    .select(['id', 'letter', 'office_code', 'public_key', 'revoked_at'])
    .where('region_code', '=', region.code)
    .orderBy('id')
    .execute()
  return rows.flatMap((row) => {
    const { data: key } = DeviceKey.safeParse(row.public_key)
    if (!key) return []
    const { x, y } = key
    return [
      {
        ...{ d: row.id, letter: row.letter, office: row.office_code, x, y },
        until: row.revoked_at?.toISOString() ?? null,
      },
    ]
  })
}
