import type { Weighs } from '@guyub/contract/ledger'
import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { bookFor } from './book-row.ts'
import { bookDescribed } from './events.ts'
import type { LedgerNeeds } from './needs.ts'

interface Describe {
  readonly commandId: string
  readonly bookId: string
  readonly place: string | null
  readonly hours: string | null
  readonly weighs: Weighs | null
}

/** The chair says where and when people can come. */
export async function describeBook(ctx: Context, needs: LedgerNeeds, command: Describe) {
  const { commandId, bookId, place, hours, weighs } = command
  return once(ctx, 'ledger.describe-book', commandId, async (tx) => {
    const { row } = await bookFor(tx, within(ctx, tx), needs, bookId, ['chair'])
    await tx
      .updateTable('ledger_book')
      .set((eb) => ({
        ...{ place, hours, weighs: weighs && JSON.stringify(weighs) },
        version: eb('version', '+', 1),
      }))
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', bookId)
      .execute()
    await emit(tx, ctx, bookDescribed, {
      ...{ subjectId: bookId, officeCode: row.area_code, occurredAt: ctx.now() },
      facts: { service: row.service_key, book: row.kind, area: row.area_code },
    })
    return { bookId }
  })
}
