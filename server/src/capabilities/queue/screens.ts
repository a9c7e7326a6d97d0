import { createHash, createHmac } from 'node:crypto'
import type { ScreenKind } from '@guyub/contract/queue'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db, RegionDb } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { refuseForeignLanes } from './counters.ts'
import type { QueueNeeds } from './needs.ts'
import { reachOf, refuseOutside } from './office-network.ts'
import { placeForManager } from './places.ts'
import { refuse } from './refusing.ts'

interface MakeScreen {
  readonly commandId: string
  readonly placeId: string
  readonly kind: ScreenKind
  readonly name: string
  readonly lanes: readonly string[]
  readonly speaks: boolean
  readonly paper: '58' | '80'
  readonly printer?: string | undefined
}

// Made from a secret of the house, so that a command that is sent again answers the same without the key lying in its receipt.
function keyFor({ screenSecret }: QueueNeeds, what: 'link' | 'device', region: string, id: string): string {
  return createHmac('sha256', screenSecret).update(`${what} ${region} ${id}`).digest('base64url')
}

const hashOf = (key: string) => createHash('sha256').update(key).digest()

/** A kiosk or a display begins; the link opens it once. */
export async function makeScreen(ctx: Context, needs: QueueNeeds, command: MakeScreen) {
  const { commandId, placeId, kind, name, lanes, speaks, paper, printer } = command
  const { region, now } = ctx
  if (printer) refuseOutside(printer.split(':')[0] ?? '', reachOf(region, needs))
  const link = keyFor(needs, 'link', region.code, commandId)
  const { screenId } = await once(ctx, 'queue.make-screen', commandId, async (tx) => {
    await placeForManager(tx, ctx, placeId)
    await refuseForeignLanes(tx, ctx, placeId, lanes)
    await tx
      .insertInto('queue_screen')
      .values({
        ...{ region_code: region.code, id: commandId, place_id: placeId, kind, name, lanes: [...lanes] },
        ...{ speaks, paper, printer: printer ?? null, link_hash: hashOf(link), made_at: now() },
      })
      .execute()
      .catch(refuse)
    return { screenId: commandId }
  })
  return { screenId, link }
}

interface OneScreen {
  readonly commandId: string
  readonly screenId: string
}

/** A new link; the device that was opened before knows nothing any more. */
export async function linkScreen(ctx: Context, needs: QueueNeeds, { commandId, screenId }: OneScreen) {
  const link = keyFor(needs, 'link', ctx.region.code, commandId)
  await once(ctx, 'queue.link-screen', commandId, async (tx) => {
    await change(tx, ctx, screenId, { link_hash: hashOf(link), key_hash: null, opened_at: null })
    return { screenId }
  })
  return { screenId, link }
}

/** A screen is taken away. */
export function closeScreen(ctx: Context, { commandId, screenId }: OneScreen) {
  return once(ctx, 'queue.close-screen', commandId, async (tx) => {
    await change(tx, ctx, screenId, { link_hash: null, key_hash: null, closed_at: ctx.now() })
    return { screenId }
  })
}

interface Changed {
  readonly link_hash: Buffer | null
  readonly key_hash: null
  readonly opened_at?: null
  readonly closed_at?: Date
}

async function change(tx: Db, { region, actor }: Context, screenId: string, set: Changed): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('queue_screen as s')
    .from('queue_place as p')
    .set({ ...set, version: sql<number>`s.version + 1` })
    .whereRef('p.region_code', '=', 's.region_code')
    .whereRef('p.id', '=', 's.place_id')
    .where('s.region_code', '=', region.code)
    .where('s.id', '=', screenId)
    .where('s.closed_at', 'is', null)
    .where('p.office_code', '=', actor.officeCode)
    .executeTakeFirst()
  if (!numUpdatedRows) throw new Refusal('queue.no_such_screen')
}

interface OpenScreen {
  readonly commandId: string
  readonly link: string
}

/** The link is opened on the device, once: the key that it is known by from then on. */
export async function openScreen(ctx: Context, needs: QueueNeeds, { commandId, link }: OpenScreen) {
  const { region, now } = ctx
  const key = keyFor(needs, 'device', region.code, commandId)
  const screen = await once(ctx, 'queue.open-screen', commandId, async (tx) => {
    const opened = await tx
      .updateTable('queue_screen')
      .set({ link_hash: null, key_hash: hashOf(key), opened_at: now() })
      .where('region_code', '=', region.code)
      .where('link_hash', '=', hashOf(link))
      .where('closed_at', 'is', null)
      .returning(['id as screenId', 'kind'])
      .executeTakeFirst()
    if (!opened) throw new Refusal('queue.link_unknown')
    return { screenId: opened.screenId, kind: opened.kind as ScreenKind }
  })
  return { ...screen, key }
}

interface ScreenAt {
  readonly id: string
  readonly kind: ScreenKind
  readonly placeId: string
  readonly name: string
  /** Whose place it stands in. */
  readonly officeCode: string
}

/** The screen that knows this key, as long as it was not taken away. */
export async function screenByKey(region: RegionDb, key: string): Promise<ScreenAt | undefined> {
  const row = await region.db
    .selectFrom('queue_screen as s')
    .innerJoin('queue_place as p', (on) =>
      on.onRef('p.region_code', '=', 's.region_code').onRef('p.id', '=', 's.place_id'),
    )
    .select(['s.id', 's.kind', 's.place_id', 's.name', 'p.office_code'])
    .where('s.region_code', '=', region.code)
    .where('s.key_hash', '=', hashOf(key))
    .where('s.closed_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const { id, place_id: placeId, name, office_code: officeCode } = row
  return { id, kind: row.kind as ScreenKind, placeId, name, officeCode }
}
