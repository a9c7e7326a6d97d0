// Indonesia knows no summer time: a zone is so many hours ahead of UTC, always.
const HOURS: Readonly<Record<string, string>> = {
  'Asia/Jakarta': '+07:00',
  'Asia/Makassar': '+08:00',
  'Asia/Jayapura': '+09:00',
}

/** What a `datetime-local` field says in a region's zone, in UTC; what is no moment comes back as it is, for the contract to refuse. */
export function momentOf(local: string, zone: string): string {
  const at = new Date(`${local}:00${HOURS[zone] ?? 'Z'}`)
  return Number.isNaN(at.getTime()) ? local : at.toISOString()
}

/** The other way: what a `datetime-local` field shows for a moment. */
export function localOf(moment: string | Date, zone: string): string {
  const hours = Number.parseInt(HOURS[zone] ?? '0', 10)
  return new Date(new Date(moment).getTime() + hours * 3_600_000).toISOString().slice(0, 16)
}
