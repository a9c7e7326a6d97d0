import type { Commodity } from '@guyub/contract/definition'
import { book, books } from '@guyub/contract/ledger/book'
import { rounds } from '@guyub/contract/ledger/rounds'
import type { DeskState } from '../desk-context.ts'

/** The round of a bank as it lies on the device: where it comes by, and what is said to lie there. */
export interface KeptRound {
  readonly id: string
  readonly name: string
  readonly heaviest: number
  readonly commodities: readonly Pick<Commodity, 'key' | 'title'>[]
  readonly stops: readonly KeptStop[]
}

export interface KeptStop {
  readonly id: string
  readonly day: string
  readonly place: number
  readonly name: string
  /** Where people bring things there. */
  readonly where: string | null
  /** In its store, when it was last heard. */
  readonly grams: number
}

type Desk = Pick<DeskState, 'call' | 'local'>

const keyOf = (personId: string) => `rounds|${personId}`

/** The stops that are still planned at the books that this person keeps, under their PIN; nothing when the server did not answer. */
export async function refreshRounds({ call, local }: Desk): Promise<readonly KeptRound[] | undefined> {
  if (!local) return undefined
  const all = await call(books, {})
  if (!all.ok) return undefined
  const kept: KeptRound[] = []
  for (const { id: bookId, name, duties, isClosed } of all.answer) {
    if (!duties.length || isClosed) continue
    const [one, its] = await Promise.all([call(book, { bookId }), call(rounds, { bookId })])
    if (!one.ok || !its.ok) return undefined
    const { below, stops } = its.answer
    if (!below.length) continue
    const { heaviest, commodities } = one.answer.use
    kept.push({
      ...{ id: bookId, name, heaviest },
      commodities: commodities.map(({ key, title }) => ({ key, title })),
      stops: stops.flatMap(({ id, belowId, day, place, state }) => {
        const unit = below.find((each) => each.id === belowId)
        return state === 'planned' && unit
          ? [{ id, day, place, name: unit.name, where: unit.place, grams: unit.grams }]
          : []
      }),
    })
  }
  await keepRounds(local, kept)
  return kept
}

export async function keptRounds({ local }: Pick<DeskState, 'local'>): Promise<readonly KeptRound[]> {
  return (local && (await local.vault.get<readonly KeptRound[]>(keyOf(local.person.id)))) ?? []
}

export function keepRounds(
  local: NonNullable<DeskState['local']>,
  kept: readonly KeptRound[],
): Promise<void> {
  return local.vault.put('roll', keyOf(local.person.id), kept)
}

/** The same rounds without a stop that was ended. */
export function withoutStop(kept: readonly KeptRound[], stopId: string): readonly KeptRound[] {
  return kept.map((round) => ({ ...round, stops: round.stops.filter(({ id }) => id !== stopId) }))
}
