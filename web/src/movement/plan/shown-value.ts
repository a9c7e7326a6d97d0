import { formatNumber, formatShortDay } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { WORDS, type WordKey } from '../../words/words.ts'
import { monthWords } from './month-words.ts'
import type { PlanNames } from './plan-names.ts'

/** A field's value as people read it: codes by their names, money and days in the local way, nothing as a dash. */
export function useShownValue(names: PlanNames) {
  const { t, language } = useWords()
  const one = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '–'
    if (field === 'amount') return `Rp ${formatNumber(Number(value), language)}`
    if (field === 'dueOn') return formatShortDay(`${String(value)}T00:00:00Z`, language, 'UTC')
    if (/Month$/.test(field)) return monthWords(String(value), language)
    if (typeof value === 'number')
      return /year/i.test(field) ? String(value) : formatNumber(value, language, 2)
    const said = `plan.value_${String(value)}`
    if (said in WORDS.id && CODED.has(field)) return t(said as WordKey)
    return names[String(value)] ?? String(value)
  }
  return (field: string, value: unknown): string => {
    if (Array.isArray(value)) return value.length ? value.map((each) => one(field, each)).join(', ') : '–'
    if (typeof value === 'object' && value !== null) {
      const parts = Object.entries(value).map(([key, each]) => `${key}: ${one(field, each)}`)
      return parts.length ? parts.join(' · ') : '–'
    }
    return one(field, value)
  }
}

const CODED = new Set(['basis', 'better', 'likelihood', 'impact', 'quadrant'])
