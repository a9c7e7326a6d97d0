import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { screenByKey } from './screens.ts'

interface Seen {
  readonly key: string
  readonly what: 'shown' | 'spoken'
  readonly calls: readonly string[]
}

/** A display showed or said calls of its place. The first to tell counts; the counter sees it. */
export async function tellSeen(ctx: Context, { key, what, calls }: Seen): Promise<{ told: number }> {
  const { region, now } = ctx
  const screen = await screenByKey(region, key)
  if (screen?.kind !== 'display') throw new Refusal('queue.no_such_screen')
  const column = sql.ref(what === 'shown' ? 'shown_at' : 'spoken_at')
  const { numAffectedRows = 0n } = await sql`
    update queue_call set ${column} = ${now()}
    where region_code = ${region.code} and place_id = ${screen.placeId} and id = any(${[...calls]}::uuid[]) and ${column} is null`.execute(
    region.db,
  )
  return { told: Number(numAffectedRows) }
}

/** Which screen a device is. */
export async function whichScreen({ region }: Context, { key }: { readonly key: string }) {
  const screen = await screenByKey(region, key)
  if (!screen) throw new Refusal('queue.no_such_screen')
  return { screenId: screen.id, kind: screen.kind }
}
