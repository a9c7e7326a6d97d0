import type { WorkingCalendar } from '@guyub/contract/calendar'

const NAMES = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' } as const

/** `09.00 WIB`: the time of day where the region is. */
export function clockTime({ zone }: Pick<WorkingCalendar, 'zone'>, at: Date): string {
  const shown = new Intl.DateTimeFormat('id-ID', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
  return `${shown.format(at).replace(':', '.')} ${NAMES[zone]}`
}
