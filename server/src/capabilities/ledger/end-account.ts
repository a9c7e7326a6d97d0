import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type BookRow, bookFor, bookRow } from './book-row.ts'
import { holderErased, holderLeft } from './events.ts'
import type { LedgerNeeds } from './needs.ts'

interface Of {
  readonly commandId: string
  readonly bookId: string
  readonly holderId: string
}

/** Somebody saves no more. What is owed to them, or was asked for, is paid first. */
export async function closeAccount(ctx: Context, needs: LedgerNeeds, { commandId, bookId, holderId }: Of) {
  const { code } = ctx.region
  return once(ctx, 'ledger.close-account', commandId, async (tx) => {
    const { row } = await bookFor(tx, within(ctx, tx), needs, bookId, ['treasurer', 'chair'])
    const holder = await lockedHolder(tx, code, bookId, holderId)
    if (holder.closed_at) throw new Refusal('ledger.holder_closed')
    const isOwing = await isOwed(tx, code, bookId, holderId)
    const asked = await sql`
      select from ledger_payout where region_code = ${code} and holder_id = ${holderId} and state = 'asked'`.execute(
      tx,
    )
    if (isOwing || asked.rows.length) throw new Refusal('ledger.still_owed')
    await tx
      .updateTable('ledger_holder')
      .set({ closed_at: ctx.now(), version: holder.version + 1 })
      .where('region_code', '=', code)
      .where('id', '=', holderId)
      .execute()
    await emit(tx, ctx, holderLeft, {
      ...{ subjectId: holderId, officeCode: row.area_code, occurredAt: ctx.now() },
      facts: { ...placeOf(row), holder: holder.kind },
    })
    return { holderId }
  })
}

/** Nobody can say any more who it was; a restored backup repeats it. */
export async function eraseHolder(
  ctx: Context,
  needs: LedgerNeeds,
  { commandId, bookId, holderId, reason }: Of & { readonly reason: string },
) {
  return once(ctx, 'ledger.erase-holder', commandId, async (tx) => {
    await bookFor(tx, within(ctx, tx), needs, bookId, ['chair'])
    const holder = await lockedHolder(tx, ctx.region.code, bookId, holderId)
    if (!holder.closed_at) throw new Refusal('ledger.holder_open')
    if (!holder.data_key) throw new Refusal('ledger.holder_erased')
    // What was taken back since they left is owed to them again.
    if (await isOwed(tx, ctx.region.code, bookId, holderId)) throw new Refusal('ledger.still_owed')
    await forget(tx, ctx, { holderId, bookId, reason })
    return { holderId }
  })
}

/** The same after a restore, for the whole region, of an account that was closed before the backup or after it. */
export async function eraseHolderAgain(
  ctx: Context,
  { commandId, holderId, reason }: Omit<Of, 'bookId'> & { readonly reason: string },
) {
  return once(ctx, 'ledger.erase-holder', commandId, async (tx) => {
    const found = await tx
      .selectFrom('ledger_holder')
      .select(['book_id', 'data_key'])
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', holderId)
      .forUpdate()
      .executeTakeFirst()
    if (!found) throw new Refusal('ledger.no_such_holder')
    if (!found.data_key) throw new Refusal('ledger.holder_erased')
    await forget(tx, ctx, { holderId, bookId: found.book_id, reason })
    return { holderId }
  })
}

async function forget(
  tx: Db,
  ctx: Context,
  {
    holderId,
    bookId,
    reason,
  }: { readonly holderId: string; readonly bookId: string; readonly reason: string },
): Promise<void> {
  const { code } = ctx.region
  await sql`
    update ledger_holder set content = null, data_key = null, nik_hash = null, phone_hash = null, erased_at = ${ctx.now()},
      closed_at = coalesce(closed_at, ${ctx.now()}), version = version + 1
    where region_code = ${code} and id = ${holderId}`.execute(tx)
  const row = await bookRow(tx, within(ctx, tx), bookId)
  if (!row) throw new Refusal('ledger.no_such_book')
  await emit(tx, ctx, holderErased, {
    ...{ subjectId: holderId, officeCode: row.area_code, occurredAt: ctx.now() },
    facts: { ...placeOf(row), reason },
  })
}

async function lockedHolder(tx: Db, region: string, bookId: string, holderId: string) {
  const holder = await tx
    .selectFrom('ledger_holder')
    .select(['kind', 'closed_at', 'data_key', 'version'])
    .where('region_code', '=', region)
    .where('book_id', '=', bookId)
    .where('id', '=', holderId)
    .forUpdate()
    .executeTakeFirst()
  if (!holder) throw new Refusal('ledger.no_such_holder')
  return holder
}

async function isOwed(tx: Db, region: string, bookId: string, holderId: string): Promise<boolean> {
  const { rows } = await sql`
    select from ledger_account where region_code = ${region} and book_id = ${bookId} and kind = 'savings'
      and about = ${holderId} and balance <> 0 for update`.execute(tx)
  return rows.length > 0
}

function placeOf(row: BookRow) {
  return { service: row.service_key, book: row.kind, area: row.area_code }
}
