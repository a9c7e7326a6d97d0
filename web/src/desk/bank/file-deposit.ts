import { newCommandId } from '@guyub/contract/command'
import { worthOf } from '@guyub/contract/ledger/entries'
import type { DeskState } from '../desk-context.ts'
import { nextSlip } from '../device/store.ts'
import { enqueue, nextOrder } from '../outbox/outbox.ts'
import { type KeptBook, keepBooks, type Member, type PriceList, weighed } from './kept-books.ts'

/** One weighing as it is shown before it is kept. */
export interface Line {
  readonly commodity: string
  readonly grams: number
}

export function worthAt({ pays }: PriceList, { commodity, grams }: Line): number {
  return worthOf({ grams, price: pays[commodity] ?? 0 })
}

/** Puts a deposit into the outbox under a number of this device: the price that was read out is the one that counts. */
export async function fileDeposit(
  local: NonNullable<DeskState['local']>,
  kept: readonly KeptBook[],
  { id: bookId }: KeptBook,
  member: Member,
  list: PriceList,
  items: readonly Line[],
) {
  const commandId = newCommandId()
  const slip = await nextSlip(local.store, local.person.region, local.person.office.code)
  const body = { commandId, bookId, holderId: member.id, listId: list.id, items, slip }
  await enqueue(local.vault, {
    // Deposits do not wait for one another: each stands for itself.
    ...{ id: commandId, caseId: commandId, subject: member.name ?? '', kind: 'deposit', order: nextOrder() },
    body: { ...body, occurredAt: new Date().toISOString() },
  })
  const worth = items.reduce((sum, line) => sum + worthAt(list, line), 0)
  const next = weighed(kept, bookId, member.id, worth)
  await keepBooks(local, next)
  return { next, slip, worth, balance: member.balance + worth }
}
