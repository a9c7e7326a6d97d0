import type { Holder } from '@guyub/contract/ledger'
import type { Language } from '@guyub/contract/text'
import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { bookFor } from './book-row.ts'
import { holderReached } from './events.ts'
import { isReached, phoneHash } from './holders.ts'
import type { LedgerNeeds } from './needs.ts'

interface Reach {
  readonly commandId: string
  readonly bookId: string
  readonly holderId: string
  readonly phone: string | null
  readonly email: string | null
  readonly language: Language
}

/** A member says where they want to be told, or that they want it no more. */
export async function reachHolder(ctx: Context, needs: LedgerNeeds, command: Reach) {
  const { commandId, bookId, holderId, phone, email, language } = command
  const { code } = ctx.region
  return once(ctx, 'ledger.reach-holder', commandId, async (tx) => {
    const { row } = await bookFor(tx, within(ctx, tx), needs, bookId, ['weigher', 'treasurer', 'chair'])
    const holder = await tx
      .selectFrom('ledger_holder')
      .select(['content', 'data_key', 'closed_at', 'version'])
      .where('region_code', '=', code)
      .where('book_id', '=', bookId)
      .where('id', '=', holderId)
      .forUpdate()
      .executeTakeFirst()
    if (!holder) throw new Refusal('ledger.no_such_holder')
    if (holder.closed_at || !holder.content || !holder.data_key) throw new Refusal('ledger.holder_closed')
    const key = needs.vault.unlock(code, holderId, holder.data_key)
    const {
      phone: _,
      email: __,
      ...rest
    } = JSON.parse(key.decrypt(holderId, holder.content).toString()) as Holder
    const person: Holder = { ...rest, language, ...(phone && { phone }), ...(email && { email }) }
    await tx
      .updateTable('ledger_holder')
      .set({
        content: key.encrypt(holderId, Buffer.from(JSON.stringify(person))),
        phone_hash: phoneHash(needs, code, person),
        is_reached: isReached(person),
        version: holder.version + 1,
      })
      .where('region_code', '=', code)
      .where('id', '=', holderId)
      .execute()
    await emit(tx, ctx, holderReached, {
      ...{ subjectId: holderId, officeCode: row.area_code, occurredAt: ctx.now() },
      facts: {
        ...{ service: row.service_key, book: row.kind, area: row.area_code },
        isReached: isReached(person),
      },
    })
    return { holderId }
  })
}
