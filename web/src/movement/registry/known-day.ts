import type { KnownDay } from '@guyub/contract/movement'
import type { Language } from '@guyub/contract/text'
import { formatShortDay, monthNames } from '../../kernel/format.ts'

/** A day as far as it is known: "5 Mar 2018", "Maret 2018" or "2018". */
export function formatKnownDay({ day, precision }: KnownDay, language: Language): string {
  const [year = '', month = ''] = day.split('-')
  if (precision === 'year') return year
  if (precision === 'month') return `${monthNames(language)[Number(month) - 1]} ${year}`
  return formatShortDay(`${day}T00:00:00Z`, language, 'UTC')
}
