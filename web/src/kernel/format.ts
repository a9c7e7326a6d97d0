import type { Language } from '@guyub/contract/text'

const LOCALES: Record<Language, string> = { id: 'id-ID', en: 'en-GB' }
const ZONES: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
}

// To make a formatter costs a hundred times what it costs to format with it, and a table formats thousands.
const SHORT_DAYS = new Map<string, Intl.DateTimeFormat>()
const NUMBERS = new Map<string, Intl.NumberFormat>()

const DAY = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const

/** "Jumat, 3 Juli 2026". Days belong to the region's zone, wherever the reader is. */
export function formatDay(at: string | Date, language: Language, zone: string): string {
  return new Intl.DateTimeFormat(LOCALES[language], { ...DAY, timeZone: zone }).format(new Date(at))
}

/** "3 Jul 2026". */
export function formatShortDay(at: string | Date, language: Language, zone: string): string {
  const key = `${language} ${zone}`
  const known =
    SHORT_DAYS.get(key) ?? new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'medium', timeZone: zone })
  SHORT_DAYS.set(key, known)
  return known.format(new Date(at))
}

/** "09.00 WIB". */
export function formatTime(at: string | Date, language: Language, zone: string): string {
  const time = new Intl.DateTimeFormat(LOCALES[language], {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(new Date(at))
  return `${time} ${ZONES[zone] ?? zone}`
}

/** "Jumat, 3 Juli 2026 · 09.00 WIB". */
export function formatMoment(at: string | Date, language: Language, zone: string): string {
  return `${formatDay(at, language, zone)} · ${formatTime(at, language, zone)}`
}

export function formatNumber(value: number, language: Language, digits = 0): string {
  const key = `${language} ${digits}`
  const known =
    NUMBERS.get(key) ?? new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: digits })
  NUMBERS.set(key, known)
  return known.format(value)
}

/** A score as letters write it: always two decimals. */
export function formatScore(score: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language], {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(score)
}

/** A share as people write it: "96,4 %". */
export function formatShare(share: number, language: Language): string {
  return `${formatNumber(share * 100, language, 1)} %`
}

/** "12.00" of `12:00`: a time of day without a day. */
export function formatClock(time: string, language: Language): string {
  return language === 'id' ? time.replace(':', '.') : time
}

/** Working time as people say it: "3 jam 20 menit". */
export function formatSpan(minutes: number, language: Language): string {
  const units = language === 'id' ? ['jam', 'menit'] : ['h', 'min']
  const parts = [
    [Math.floor(minutes / 60), units[0]],
    [minutes % 60, units[1]],
  ] as const
  return parts.flatMap(([count, unit]) => (count ? [`${count} ${unit}`] : [])).join(' ')
}

/** The same, in whole days from two days on: a clock may be off by years. */
export function formatLongSpan(minutes: number, language: Language): string {
  const days = Math.floor(minutes / 1440)
  return days < 2
    ? formatSpan(minutes, language)
    : `${formatNumber(days, language)} ${language === 'id' ? 'hari' : 'days'}`
}

export function formatBytes(bytes: number, language: Language): string {
  if (bytes < 1024 * 1024) return `${formatNumber(Math.max(1, bytes / 1024), language)} kB`
  return `${formatNumber(bytes / 1024 / 1024, language, 1)} MB`
}

/** January first. */
export function monthNames(language: Language): string[] {
  const format = new Intl.DateTimeFormat(LOCALES[language], { month: 'long', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2026, month, 1)))
}
