// The number of a resident (NIK): region of first issue, birth date (a woman's day + 40), serial from 0001.
// Source: the structure that population agencies publish; a NIK never changes, even when its parts were wrong,
// so everything beyond its digits only warns (PP 40/2019).

import { isOfOurTime } from './our-time.ts'

export type NikWarning =
  | 'nik.unknown_province'
  | 'nik.no_such_day'
  | 'nik.no_serial'
  | 'nik.birth_date_differs'
  | 'nik.sex_differs'

export function isNik(value: string): boolean {
  return /^\d{16}$/.test(value)
}

/** What looks odd about a well-formed NIK beside the person's own data. */
export function nikWarnings(
  nik: string,
  person: { readonly bornOn?: string | undefined; readonly sex?: 'male' | 'female' | undefined } = {},
): NikWarning[] {
  const province = Number(nik.slice(0, 2))
  const dayOrForty = Number(nik.slice(6, 8))
  const [month, year] = [nik.slice(8, 10), nik.slice(10, 12)]
  const isWoman = dayOrForty > 40
  const day = String(isWoman ? dayOrForty - 40 : dayOrForty).padStart(2, '0')
  const warnings: NikWarning[] = []
  if (province < 11 || province > 97) warnings.push('nik.unknown_province')
  // The century is not told: 2000 and 1900 differ only in leap days, so the leap year decides.
  if (!isDay(`2000-${month}-${day}`)) warnings.push('nik.no_such_day')
  if (nik.endsWith('0000')) warnings.push('nik.no_serial')
  if (person.bornOn && person.bornOn.slice(2) !== `${year}-${month}-${day}`)
    warnings.push('nik.birth_date_differs')
  if (person.sex && (person.sex === 'female') !== isWoman) warnings.push('nik.sex_differs')
  return warnings
}

/** Shown until somebody has a reason to see more, which is then logged. */
export function maskNik(nik: string): string {
  return `${nik.slice(0, 4)}••••••••••${nik.slice(-2)}`
}

export function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || !isOfOurTime(value)) return false
  const [year, month, day] = [Number(value.slice(0, 4)), Number(value.slice(5, 7)), Number(value.slice(8))]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
}
