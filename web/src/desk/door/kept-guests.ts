import { keptSites } from '@guyub/contract/booking/place'
import { dayOfSite } from '@guyub/contract/booking/presence'
import type { DeskState } from '../desk-context.ts'

/** A place as it lies on the device: who comes today. */
export interface KeptSite {
  readonly id: string
  readonly name: string
  readonly day: string
  readonly guests: readonly Guest[]
}

export interface Guest {
  readonly code: string
  readonly name: string | null
  readonly phoneEnd: string | null
  readonly startsAt: string
  readonly endsAt: string
  readonly things: readonly string[]
  readonly heads: number
  readonly isHere: boolean
}

type Desk = Pick<DeskState, 'call' | 'local'>

const keyOf = (personId: string) => `guests|${personId}`

/** Today's guests of the places that this person keeps, under their PIN; nothing when the server did not answer. */
export async function refreshGuests({ call, local }: Desk): Promise<readonly KeptSite[] | undefined> {
  if (!local) return undefined
  const all = await call(keptSites, {})
  if (!all.ok) return undefined
  const kept: KeptSite[] = []
  for (const { id, name } of all.answer.sites) {
    const reply = await call(dayOfSite, { siteId: id })
    if (!reply.ok) return undefined
    const { day, items } = reply.answer
    const coming = items.filter(({ state }) => state === 'confirmed' || state === 'checked_in')
    kept.push({
      ...{ id, name, day },
      guests: coming.map(({ code, name: who, phoneEnd, startsAt, endsAt, things, heads, state }) => ({
        ...{ code, name: who, phoneEnd, startsAt, endsAt, things, heads, isHere: state === 'checked_in' },
      })),
    })
  }
  await keepGuests(local, kept)
  return kept
}

export async function keptGuests({ local }: Pick<DeskState, 'local'>): Promise<readonly KeptSite[]> {
  return (local && (await local.vault.get<readonly KeptSite[]>(keyOf(local.person.id)))) ?? []
}

export function keepGuests(local: NonNullable<DeskState['local']>, kept: readonly KeptSite[]): Promise<void> {
  return local.vault.put('roll', keyOf(local.person.id), kept)
}

/** The same lists with somebody in them here. */
export function withArrived(kept: readonly KeptSite[], code: string): KeptSite[] {
  return kept.map((site) => ({
    ...site,
    guests: site.guests.map((guest) => (guest.code === code ? { ...guest, isHere: true } : guest)),
  }))
}
