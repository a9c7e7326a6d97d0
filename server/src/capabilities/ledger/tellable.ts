import { localDay } from '@guyub/contract/calendar'
import type { Holder } from '@guyub/contract/ledger'
import type { Text } from '@guyub/contract/text'
import { sql } from 'kysely'
import type { Db, RegionDb } from '../../kernel/db.ts'
import type { Services } from '../../kernel/definitions.ts'
import type { Unlocked, Vault } from '../../kernel/vault.ts'

/** Who is told, and where they are reached. */
interface Reached {
  readonly holderId: string
  /** Theirs: what is kept of the message goes with them. */
  readonly key: Unlocked
  readonly phone: string | null
  readonly email: string | null
  readonly language: string
  readonly number: number
  readonly serviceTitle: Text
  readonly bank: string
}

/** What a member is told of an entry in their passbook. */
export interface TellableEntry extends Reached {
  /** `reversal`: what was told before is taken back. */
  readonly kind: 'deposit' | 'withdrawal' | 'reversal'
  readonly day: string
  /** Whole rupiah and grams that it was about; never below nothing. */
  readonly rupiah: number
  readonly grams: number
  /** Rupiah that are owed to them after it. */
  readonly balance: number
  readonly reason: string | null
}

/** What a member is reminded of. */
export interface TellableWeighing extends Reached {
  readonly service: string
  readonly place: string | null
  readonly hours: string | null
}

interface Needs {
  readonly services: Pick<Services, 'of'>
  readonly vault: Vault
  readonly now: () => Date
}

interface HolderPart {
  readonly holder_id: string
  readonly number: number
  readonly content: Buffer | null
  readonly data_key: Buffer | null
  readonly service_key: string
  readonly bank: string
}

/** An entry of a member who left a number or an address; nothing once they are erased, and nothing of an entry that was taken back meanwhile: that is told by its own. */
export async function tellableEntry(
  db: Db,
  needs: Needs,
  region: string,
  entryId: string,
): Promise<TellableEntry | undefined> {
  const { rows } = await sql<
    HolderPart & Pick<TellableEntry, 'kind' | 'day' | 'rupiah' | 'grams' | 'balance' | 'reason'>
  >`
    select h.id as holder_id, h.number, h.content, h.data_key, b.service_key, b.name as bank, e.kind, e.day::text as day, e.reason,
      abs(p.amount)::float8 as rupiah, (-p.after)::float8 as balance,
      (select coalesce(sum(abs(w.amount)), 0)::float8 from ledger_posting w
       where w.region_code = e.region_code and w.entry_id = e.id and w.kind = 'weight') as grams
    from ledger_entry e
    join ledger_book b on b.region_code = e.region_code and b.id = e.book_id
    join ledger_holder h on h.region_code = e.region_code and h.id = e.holder_id
    join ledger_posting p on p.region_code = e.region_code and p.entry_id = e.id and p.kind = 'savings' and p.about = h.id::text
    where e.region_code = ${region} and e.id = ${entryId} and e.kind in ('deposit', 'withdrawal', 'reversal')
      and not exists (select from ledger_entry back where back.region_code = e.region_code and back.reverses = e.id)`.execute(
    db,
  )
  const [row] = rows
  const reached = row && reachedOf(needs, region, row)
  if (!row || !reached) return undefined
  const { kind, day, rupiah, grams, balance, reason } = row
  return { ...reached, kind, day, rupiah, grams, balance, reason }
}

/** Members of a book who can be reminded. */
export async function membersToRemind(db: Db, region: string, bookId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('ledger_holder')
    .select('id')
    .where('region_code', '=', region)
    .where('book_id', '=', bookId)
    .where('closed_at', 'is', null)
    .where('is_reached', '=', true)
    .orderBy('number')
    .execute()
  return rows.map(({ id }) => id)
}

/** A day of weighing as one member is reminded of it; nothing once it has begun, or when the member left. */
export async function tellableWeighing(
  db: Db,
  needs: Needs,
  region: string,
  { bookId, holderId, day }: { readonly bookId: string; readonly holderId: string; readonly day: string },
): Promise<TellableWeighing | undefined> {
  const { rows } = await sql<
    HolderPart & { place: string | null; hours: string | null; zone: string; closed: boolean }
  >`
    select h.id as holder_id, h.number, h.content, h.data_key, b.service_key, b.name as bank, b.place, b.hours, r.zone,
      h.closed_at is not null or b.closed_at is not null as closed
    from ledger_holder h
    join ledger_book b on b.region_code = h.region_code and b.id = h.book_id
    join region r on r.region_code = b.region_code
    where h.region_code = ${region} and h.book_id = ${bookId} and h.id = ${holderId}`.execute(db)
  const [row] = rows
  if (!row || row.closed || localDay(row, needs.now()) >= day) return undefined
  const reached = reachedOf(needs, region, row)
  return reached && { ...reached, service: row.service_key, place: row.place, hours: row.hours }
}

function reachedOf({ services, vault }: Needs, region: string, row: HolderPart): Reached | undefined {
  const title = services.of(region, row.service_key)?.title
  if (!title || !row.content || !row.data_key) return undefined
  const key = vault.unlock(region, row.holder_id, row.data_key)
  const { phone, email, language } = JSON.parse(key.decrypt(row.holder_id, row.content).toString()) as Holder
  if (!phone && !email) return undefined
  return {
    ...{ holderId: row.holder_id, key, phone: phone ?? null, email: email ?? null },
    ...{ language: language ?? 'id', number: row.number, serviceTitle: title, bank: row.bank },
  }
}

/** The key that a member lies under, for what is kept beside it; nothing once they are erased. */
export async function keyOfSaver(
  { code, db }: Pick<RegionDb, 'code' | 'db'>,
  vault: Vault,
  id: string,
): Promise<Unlocked | undefined> {
  const row = await db
    .selectFrom('ledger_holder')
    .select('data_key')
    .where('region_code', '=', code)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.data_key ? vault.unlock(code, id, row.data_key) : undefined
}
