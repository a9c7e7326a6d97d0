import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { constraintOf } from '../../kernel/sqlstate.ts'
import { bookRow, isOverseer, useOf } from './book-row.ts'
import { bookOpened } from './events.ts'
import type { LedgerNeeds } from './needs.ts'

interface OpenBook {
  readonly commandId: string
  readonly service: string
  readonly kind: string
  readonly name: string
  readonly areaCode: string
  readonly above?: string | undefined
  readonly pricesAbove: boolean
}

/** A unit or a bank begins to keep books. */
export async function openBook(ctx: Context, needs: LedgerNeeds, command: OpenBook) {
  const { commandId, service, kind, name, areaCode, above, pricesAbove } = command
  const use = useOf(needs, ctx, service)
  if (!use) throw new Refusal('ledger.no_such_service')
  if (!(await isOverseer(ctx, needs, use))) throw new Refusal('ledger.not_overseer')
  const its = use.books.find((each) => each.key === kind)
  if (!its) throw new Refusal('ledger.no_such_kind')
  if (!(await needs.isPlace(ctx, areaCode))) throw new Refusal('ledger.no_such_area')
  return once(ctx, 'ledger.open-book', commandId, async (tx) => {
    const upper = above === undefined ? undefined : await bookRow(tx, ctx, above)
    const isFitting =
      above === undefined ? !pricesAbove : upper?.service_key === service && upper.kind === its.above
    if (!isFitting) throw new Refusal('ledger.above_wrong')
    await tx
      .insertInto('ledger_book')
      .values({
        ...{ region_code: ctx.region.code, id: commandId, service_key: service, kind, name },
        ...{ area_code: areaCode, above_id: above ?? null, prices_above: pricesAbove, opened_at: ctx.now() },
      })
      .execute()
    await emit(tx, ctx, bookOpened, {
      ...{ subjectId: commandId, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
      facts: { service, book: kind, area: areaCode },
    })
    return { bookId: commandId }
  }).catch((error) => {
    if (constraintOf(error) === 'ledger_book_named_once') throw new Refusal('ledger.name_taken')
    throw error
  })
}
