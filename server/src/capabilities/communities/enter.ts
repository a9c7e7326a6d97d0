import { timingSafeEqual } from 'node:crypto'
import { normalTrackingCode } from '@guyub/contract/cases'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { newAccessKey, pinHash } from './access.ts'
import type { CommunitiesNeeds } from './needs.ts'

// A million PINs and ten tries in a quarter of an hour: whoever guesses needs years.
export const TRIES = 10
const WAIT_MS = 15 * 60_000
/** For a code that nobody has: tried like any other, so that the answer takes as long. */
const NOBODYS = '00000000-0000-0000-0000-000000000000'

/** Opens a community's own page to whoever holds its code and PIN. */
export async function enterCommunity(
  ctx: Context,
  { vault }: CommunitiesNeeds,
  { code: typed, pin }: { readonly code: string; readonly pin: string },
) {
  const { region } = ctx
  const code = normalTrackingCode(typed)
  const row = await region.db
    .selectFrom('community')
    .select(['id', 'pin_hash'])
    .where('region_code', '=', region.code)
    .where('code', '=', code)
    .executeTakeFirst()
  const id = row?.id ?? NOBODYS
  const tries = await triesOf(ctx, id)
  const given = pinHash(vault, region.code, id, pin)
  const isRight = timingSafeEqual(row?.pin_hash ?? Buffer.alloc(given.length), given)
  if (!row || !isRight || tries > TRIES) throw new Refusal('communities.access_unknown')
  await region.db
    .updateTable('community')
    .set({ pin_failures: 0 })
    .where('region_code', '=', region.code)
    .where('id', '=', id)
    .execute()
  return { code, ...newAccessKey(vault, region.code, row, ctx.now()) }
}

// Counted before the PIN is judged, in one statement: many at once are many tries. Who tries while it is shut does not keep it shut.
async function triesOf({ region, now }: Context, id: string): Promise<number> {
  const since = new Date(now().getTime() - WAIT_MS)
  const { rows } = await sql<{ tries: number }>`
    update community set
      pin_tried_at = case when pin_failures > ${TRIES} and pin_tried_at >= ${since} then pin_tried_at else ${now()} end,
      pin_failures = case when pin_tried_at < ${since} then 1 else pin_failures + 1 end
    where region_code = ${region.code} and id = ${id}
    returning pin_failures as tries`.execute(region.db)
  return rows[0]?.tries ?? TRIES + 1
}
