import type { Language } from '@guyub/contract/text'
import { monthNames } from '../../kernel/format.ts'

/** "Maret 2026" of `2026-03`. */
export function monthWords(month: string, language: Language): string {
  const [year, number] = month.split('-')
  return `${monthNames(language)[Number(number) - 1] ?? number} ${year}`
}

/** "Maret 2026 – Agustus 2027"; what is not known of it is left open. */
export function spanWords(
  {
    firstMonth,
    lastMonth,
    firstYear,
  }: { readonly firstMonth: string | null; readonly lastMonth: string | null; readonly firstYear?: number },
  language: Language,
): string {
  const from = firstMonth ? monthWords(firstMonth, language) : (firstYear ?? '…')
  if (firstMonth === null && lastMonth === null) return String(from)
  return `${from} – ${lastMonth ? monthWords(lastMonth, language) : '…'}`
}
