import type { Duty } from '@guyub/contract/ledger'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { bookOf, isOverseer } from './book-row.ts'
import { keeperAppointed } from './events.ts'
import type { LedgerNeeds } from './needs.ts'

interface Appoint {
  readonly commandId: string
  readonly bookId: string
  readonly userId: string
  readonly duty: Duty
  readonly isKeeper: boolean
}

/** Somebody gets a duty in a book, or has it no more; said again it changes nothing. */
export async function appointKeeper(ctx: Context, needs: LedgerNeeds, command: Appoint) {
  const { commandId, bookId, userId, duty, isKeeper } = command
  if (isKeeper && !(await needs.mayKeep(ctx, userId))) throw new Refusal('ledger.no_keeper_account')
  return once(ctx, 'ledger.appoint-keeper', commandId, async (tx) => {
    const { row, use } = await bookOf(tx, ctx, needs, bookId)
    if (!(await isOverseer(ctx, needs, use))) throw new Refusal('ledger.not_overseer')
    const at = ctx.now()
    const changed = isKeeper
      ? await tx
          .insertInto('ledger_keeper')
          .values({ region_code: ctx.region.code, book_id: bookId, user_id: userId, duty, since: at })
          .onConflict((oc) =>
            oc.columns(['region_code', 'user_id', 'book_id', 'duty']).where('until', 'is', null).doNothing(),
          )
          .executeTakeFirst()
          .then(({ numInsertedOrUpdatedRows }) => numInsertedOrUpdatedRows)
      : await ended(tx, ctx, { bookId, userId, duty })
    if (changed)
      await emit(tx, ctx, keeperAppointed, {
        ...{ subjectId: bookId, officeCode: ctx.actor.officeCode, occurredAt: at },
        facts: { service: row.service_key, book: row.kind, area: row.area_code, duty, isKeeper },
      })
    return { bookId }
  })
}

// Taken away within the millisecond that it was given in, it still has a length.
async function ended(
  tx: Db,
  { region, now }: Context,
  { bookId, userId, duty }: Pick<Appoint, 'bookId' | 'userId' | 'duty'>,
) {
  const { numAffectedRows } = await sql`
    update ledger_keeper set until = greatest(${now()}::timestamptz, since + interval '1 millisecond')
    where region_code = ${region.code} and book_id = ${bookId} and user_id = ${userId} and duty = ${duty} and until is null`.execute(
    tx,
  )
  return numAffectedRows
}
