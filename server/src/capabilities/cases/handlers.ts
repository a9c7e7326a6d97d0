import type { RegionDb } from '../../kernel/db.ts'
import { officeWithFunction } from '../regions/index.ts'

interface Handler {
  readonly code: string
  readonly name: string
  /** The area that the office serves. */
  readonly area: string
}

const FRESH_MS = 60_000
const known = new WeakMap<
  RegionDb,
  Map<string, { readonly office: Promise<Handler | undefined>; readonly readAt: number }>
>()

/** The office of a region that works on what a definition hands to a function, such as `civil-registration`. */
export function handlerOf(region: RegionDb, wanted: string): Promise<Handler | undefined> {
  const ofRegion = known.get(region) ?? new Map()
  known.set(region, ofRegion)
  const cached = ofRegion.get(wanted)
  if (cached && performance.now() - cached.readAt < FRESH_MS) return cached.office
  const office = officeWithFunction(region, wanted)
  ofRegion.set(wanted, { office, readAt: performance.now() })
  office.catch(() => ofRegion.delete(wanted))
  return office
}
