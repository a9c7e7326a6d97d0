import type { Commodity } from '@guyub/contract/definition'
import { book, books } from '@guyub/contract/ledger/book'
import { holders } from '@guyub/contract/ledger/holders'
import { prices } from '@guyub/contract/ledger/prices'
import type { DeskState } from '../desk-context.ts'

/** A book as it lies on the device: who saves there, what is weighed, and what it pays. */
export interface KeptBook {
  readonly id: string
  readonly name: string
  readonly heaviest: number
  readonly commodities: readonly Pick<Commodity, 'key' | 'title' | 'category'>[]
  readonly members: readonly Member[]
  readonly lists: readonly PriceList[]
}

export interface Member {
  readonly id: string
  readonly number: number
  readonly name: string | null
  /** Rupiah, when it was last heard. */
  readonly balance: number
}

export interface PriceList {
  readonly id: string
  readonly countsFrom: string
  /** Rupiah for a kilogram, by commodity. */
  readonly pays: Readonly<Record<string, number>>
}

type Desk = Pick<DeskState, 'call' | 'local'>

function keyOf(personId: string): string {
  return `books|${personId}`
}

/** The books that this person keeps, under their PIN; nothing when the server did not answer. */
export async function refreshBooks({ call, local }: Desk): Promise<readonly KeptBook[] | undefined> {
  if (!local) return undefined
  const all = await call(books, {})
  if (!all.ok) return undefined
  const kept: KeptBook[] = []
  for (const { id: bookId, name, duties, isClosed } of all.answer) {
    if (!duties.length || isClosed) continue
    const [one, people, lists] = await Promise.all([
      call(book, { bookId }),
      call(holders, { bookId }),
      call(prices, { bookId }),
    ])
    if (!one.ok || !people.ok || !lists.ok) return undefined
    const { heaviest, commodities } = one.answer.use
    kept.push({
      ...{ id: bookId, name, heaviest },
      commodities: commodities.map(({ key, title, category }) => ({ key, title, category })),
      members: people.answer.filter((member) => !member.isClosed),
      lists: lists.answer.lists.map(({ id, countsFrom, prices: each }) => ({
        ...{ id, countsFrom },
        pays: Object.fromEntries(each.map(({ commodity, pays }) => [commodity, pays])),
      })),
    })
  }
  await keepBooks(local, kept)
  return kept
}

export async function keptBooks({ local }: Pick<DeskState, 'local'>): Promise<readonly KeptBook[]> {
  return (local && (await local.vault.get<readonly KeptBook[]>(keyOf(local.person.id)))) ?? []
}

export function keepBooks(local: NonNullable<DeskState['local']>, kept: readonly KeptBook[]): Promise<void> {
  return local.vault.put('roll', keyOf(local.person.id), kept)
}

/** The prices that count at a moment, as far as this device was told. */
export function listAt({ lists }: KeptBook, now = Date.now()): PriceList | undefined {
  return lists.filter(({ countsFrom }) => Date.parse(countsFrom) <= now).at(-1)
}

/** The same books with what was just weighed: the balance is what it will be once it has been sent. */
export function weighed(
  kept: readonly KeptBook[],
  bookId: string,
  memberId: string,
  worth: number,
): readonly KeptBook[] {
  return kept.map((one) =>
    one.id === bookId
      ? {
          ...one,
          members: one.members.map((member) =>
            member.id === memberId ? { ...member, balance: member.balance + worth } : member,
          ),
        }
      : one,
  )
}
