import type { NewMembership } from '@guyub/contract/identity'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { type FieldError, Refusal } from '../../kernel/refusal.ts'
import { addMembership, closeMembershipBy, isAnother, samePlaces } from '../identity/index.ts'
import { officeByCode } from '../regions/index.ts'
import { type SeatRow, seatRows } from './rows.ts'

interface Wanted extends NewMembership {
  readonly userId: string
  readonly seats: readonly string[]
}

interface Entitled {
  readonly decreeId: string
  readonly number: string
  /** From when rights hold: the decree's own day, and never before today, because nobody had them yesterday. */
  readonly from: string
  readonly expiresOn: string | null
  /** Whose text this one replaces. */
  readonly basisId: string | null
  /** Who wrote the decree and passed it on, in this order: no two of them the same person. */
  readonly chain: readonly string[]
}

/**
 * Lets the places on the platform follow from a decree: what the former decree gave and this one does not ends, what both give
 * goes on, everything else begins. The chain is the second pair of eyes: a place holds at once when two people of the chain
 * besides its holder said yes, and waits for a confirmation otherwise (docs/adr/0036).
 */
export async function followFromDecree(tx: Db, ctx: Context, decree: Entitled) {
  const wanted = wantedPlaces(await seatRows(tx, ctx, decree.decreeId), decree)
  const counts = { started: 0, ended: 0, waiting: 0 }
  const kept = new Map<string, string>()
  for (const seat of decree.basisId ? await seatRows(tx, ctx, decree.basisId) : []) {
    if (!seat.membership_id || !seat.person_id || [...kept.values()].includes(seat.membership_id)) continue
    const same = wanted.find((place) => keyOf(place) === keyOf(placeOf(seat)))
    const stands = same && (await goesOn(tx, ctx, same, seat.membership_id))
    if (same && stands) kept.set(keyOf(same), seat.membership_id)
    else counts.ended += await end(tx, ctx, seat.membership_id, decree.from)
  }
  const problems: FieldError[] = []
  for (const place of wanted) {
    let id = kept.get(keyOf(place))
    if (!id) {
      // The same place by an administrator's hand goes over into the decree.
      for (const { id: former } of await samePlaces(tx, ctx.region, place))
        counts.ended += await end(tx, ctx, former, place.from)
      const begun = await begin(tx, ctx, decree, place).catch((error) => {
        if (!(error instanceof Refusal)) throw error
        problems.push(...place.seats.map((seat) => ({ pointer: `#/seats/${seat}`, code: error.code })))
        return undefined
      })
      if (!begun) continue
      id = begun.id
      counts.started += 1
      if (begun.waits) counts.waiting += 1
    }
    await tx
      .updateTable('decree_seat')
      .set({ membership_id: id })
      .where('region_code', '=', ctx.region.code)
      .where('decree_id', '=', decree.decreeId)
      .where('id', 'in', [...place.seats])
      .execute()
  }
  if (problems.length) throw new Refusal('decrees.rights_refused', problems)
  return counts
}

/** One place for each person, office and role, whichever bodies it is sat in; the widest of their periods. */
function wantedPlaces(seats: readonly SeatRow[], { number, from, expiresOn }: Entitled): Wanted[] {
  const places = new Map<string, Wanted>()
  for (const seat of seats) {
    if (!seat.person_id || !seat.role || !seat.office_code) continue
    const begins = latest(from, seat.held_from)
    const ends = earliest(expiresOn, seat.held_until)
    if (ends && ends <= begins) continue
    const place = placeOf(seat)
    const known = places.get(keyOf(place))
    const until = known ? widest(known.until, ends) : (ends ?? undefined)
    places.set(keyOf(place), {
      ...{
        userId: seat.person_id,
        office: seat.office_code,
        role: seat.role as Wanted['role'],
        decree: number,
      },
      from: known && known.from < begins ? known.from : begins,
      ...(until !== undefined && { until }),
      seats: [...(known?.seats ?? []), seat.id],
    })
  }
  return [...places.values()]
}

async function begin(tx: Db, ctx: Context, { chain }: Entitled, place: Wanted) {
  const others: string[] = []
  for (const person of chain) if (await isAnother(tx, person, [place.userId])) others.push(person)
  const grantedBy = others[0]
  // A chain has two people at least, and nobody is two of them.
  if (!grantedBy) throw new Refusal('decrees.second_person_needed')
  const confirmedBy = others.at(-1)
  const isSure = confirmedBy !== undefined && confirmedBy !== grantedBy
  const { seats: _, ...membership } = place
  const id = await addMembership(
    tx,
    ctx,
    { findOffice: officeByCode },
    {
      ...{ ...membership, grantedBy },
      ...(isSure && { confirmedBy }),
    },
  )
  return { id, waits: !isSure }
}

/** Whether what the former decree gave lasts exactly as long as this one says. */
async function goesOn(tx: Db, ctx: Context, place: Wanted, membershipId: string): Promise<boolean> {
  const standing = await samePlaces(tx, ctx.region, place)
  return standing.some(
    ({ id, from, until }) =>
      id === membershipId && from <= place.from && (until ?? undefined) === place.until,
  )
}

async function end(tx: Db, ctx: Context, membershipId: string, day: string): Promise<number> {
  return (await closeMembershipBy(tx, ctx, { membershipId, until: day })) ? 1 : 0
}

function placeOf(seat: SeatRow) {
  return { userId: seat.person_id ?? '', office: seat.office_code ?? '', role: seat.role ?? '' }
}

function keyOf({ userId, office, role }: { userId: string; office: string; role: string }): string {
  return `${userId} ${office} ${role}`
}

export function latest(day: string, other: string | null): string {
  return other && other > day ? other : day
}

function earliest(one: string | null, other: string | null): string | null {
  return one && other ? (one < other ? one : other) : (one ?? other)
}

function widest(one: string | undefined, other: string | null): string | undefined {
  return one === undefined || other === null ? undefined : one > other ? one : other
}
