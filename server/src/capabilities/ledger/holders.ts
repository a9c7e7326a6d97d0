import type { Holder } from '@guyub/contract/ledger'
import { localPhone } from '@guyub/contract/phone'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { constraintOf } from '../../kernel/sqlstate.ts'
import { bookFor, bookOf } from './book-row.ts'
import { holderJoined } from './events.ts'
import type { LedgerNeeds } from './needs.ts'

interface OpenAccount {
  readonly commandId: string
  readonly bookId: string
  readonly kind: string
  readonly areaCode?: string | undefined
  readonly holder: Holder
}

/** Somebody begins to save. Opening accounts of one book wait for one another: the number follows the last. */
export async function openAccount(ctx: Context, needs: LedgerNeeds, command: OpenAccount) {
  const { commandId, bookId, kind, areaCode, holder } = command
  const { code } = ctx.region
  if (areaCode !== undefined && !(await needs.isPlace(ctx, areaCode)))
    throw new Refusal('ledger.no_such_area')
  const { content, dataKey } = needs.vault.seal(code, commandId, JSON.stringify(holder))
  return once(ctx, 'ledger.open-account', commandId, async (tx) => {
    const { row, use } = await bookFor(tx, ctx, needs, bookId, ['weigher', 'treasurer', 'chair'])
    const its = use.holders.find(({ key }) => key === kind)
    if (!its) throw new Refusal('ledger.no_such_kind')
    await sql`select from ledger_book where region_code = ${code} and id = ${bookId} for no key update`.execute(
      tx,
    )
    const { rows } = await sql<{ number: number }>`
      insert into ledger_holder (region_code, id, book_id, number, kind, area_code, content, data_key, nik_hash, phone_hash, is_reached, opened_at)
      select ${code}, ${commandId}, ${bookId}, coalesce(max(number), 0) + 1, ${kind}, ${areaCode ?? null}, ${content}, ${dataKey},
        ${holder.nik ? needs.vault.lookUp(code, holder.nik) : null}, ${phoneHash(needs, code, holder)},
        ${isReached(holder)}, ${ctx.now()}
      from ledger_holder where region_code = ${code} and book_id = ${bookId} returning number`.execute(tx)
    await emit(tx, ctx, holderJoined, {
      ...{ subjectId: commandId, officeCode: row.area_code, occurredAt: ctx.now() },
      facts: { service: row.service_key, book: row.kind, area: row.area_code, holder: kind },
    })
    return { holderId: commandId, number: rows[0]?.number ?? 0 }
  }).catch((error) => {
    if (constraintOf(error) === 'ledger_holder_nik') throw new Refusal('ledger.holder_known')
    throw error
  })
}

/** What stands for the number of a holder where it is looked up. */
export function phoneHash({ vault }: LedgerNeeds, region: string, { phone }: Holder): Buffer | null {
  return phone ? vault.lookUp(region, localPhone(phone)) : null
}

export function isReached({ phone, email }: Holder): boolean {
  return Boolean(phone || email)
}

/** Everybody who saves in a book, by number; the look is recorded. */
export async function holders(ctx: Context, needs: LedgerNeeds, { bookId }: { readonly bookId: string }) {
  const { code, db } = ctx.region
  await mayLook(ctx, needs, bookId)
  await looked(ctx, bookId, null, 'list')
  const { rows } = await sql<HolderRow & { balance: number }>`
    select h.id, h.number, h.kind, h.content, h.data_key, h.closed_at, coalesce(-a.balance, 0)::float8 as balance
    from ledger_holder h
    left join ledger_account a on a.region_code = h.region_code and a.book_id = h.book_id and a.kind = 'savings'
      and a.about = h.id::text
    where h.region_code = ${code} and h.book_id = ${bookId} order by h.number`.execute(db)
  return rows.map((row) => ({
    ...{ id: row.id, number: row.number, kind: row.kind, balance: row.balance },
    ...{ name: opened(needs, code, row)?.name ?? null, isClosed: row.closed_at !== null },
  }))
}

export interface HolderRow {
  readonly id: string
  readonly number: number
  readonly kind: string
  readonly content: Buffer | null
  readonly data_key: Buffer | null
  readonly closed_at: Date | null
}

/** Who it is; nothing once they are erased. */
export function opened({ vault }: LedgerNeeds, region: string, row: HolderRow): Holder | undefined {
  if (!row.content || !row.data_key) return undefined
  return JSON.parse(
    vault.unlock(region, row.id, row.data_key).decrypt(row.id, row.content).toString(),
  ) as Holder
}

/** Names are for those who keep the book; the overseer sees sums. */
export async function mayLook(ctx: Context, needs: LedgerNeeds, bookId: string) {
  const found = await bookOf(ctx.region.db, ctx, needs, bookId)
  if (!found.row.duties.length) throw new Refusal('ledger.not_your_duty')
  return found
}

export async function looked(
  { region, actor, now }: Context,
  bookId: string,
  holderId: string | null,
  what: string,
) {
  await region.db
    .insertInto('ledger_read')
    .values({
      region_code: region.code,
      book_id: bookId,
      holder_id: holderId,
      actor_id: actor.id,
      what,
      at: now(),
    })
    .execute()
}
