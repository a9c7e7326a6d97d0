import type { StoredNode } from '../node-store.ts'

// Books are Indonesian papers, whoever prints them.
const NUMBER = new Intl.NumberFormat('id', { maximumFractionDigits: 2 })
const DAY = new Intl.DateTimeFormat('id', { dateStyle: 'medium', timeZone: 'UTC' })
const LONG_DAY = new Intl.DateTimeFormat('id', { dateStyle: 'long', timeZone: 'UTC' })
const MONTH = new Intl.DateTimeFormat('id', { month: 'short', year: 'numeric', timeZone: 'UTC' })

export const printedNumber = (value: number) => NUMBER.format(value)
export const printedMoney = (value: number) => `Rp${NUMBER.format(value)}`
export const printedDay = (day: string) => DAY.format(new Date(day))
export const printedLongDay = (day: string) => LONG_DAY.format(new Date(day))

/** `2026-03` to `2026-07` as `Mar 2026 – Jul 2026`; of an activity without months only its first year is known. */
export function printedSpan(first: string | null, last: string | null, firstYear: number): string {
  const month = (said: string) => MONTH.format(new Date(`${said}-01`))
  if (first && last) return first === last ? month(first) : `${month(first)} – ${month(last)}`
  return first ? `mulai ${month(first)}` : `mulai ${firstYear}`
}

/** A field as words; nothing where there is none. */
export function said(node: StoredNode, field: string): string {
  const value = node.fields[field]
  return value === null || value === undefined ? '' : String(value)
}

const LEVELS: Readonly<Record<string, string>> = { low: 'rendah', medium: 'sedang', high: 'tinggi' }
export const printedLevel = (level: string) => LEVELS[level] ?? '–'
