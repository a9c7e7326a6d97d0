import type { SpaceRow } from './spaces.ts'

/** What is due in rupiah: nothing for a purpose that is free, else by the hour of each space as its tariff says. */
export function feeOf(
  spaces: readonly SpaceRow[],
  { key, isFree }: { readonly key: string; readonly isFree: boolean },
  { startsAt, endsAt }: { readonly startsAt: Date; readonly endsAt: Date },
): number {
  if (isFree) return 0
  const minutes = (endsAt.getTime() - startsAt.getTime()) / 60_000
  return Math.ceil(spaces.reduce((sum, { tariffs }) => sum + ((tariffs.rupiah[key] ?? 0) * minutes) / 60, 0))
}
