import type { Figure, IndicatorDefinition } from '@guyub/contract/indicators'
import { formatNumber, formatShare } from '../kernel/format.ts'
import { useWords } from '../kernel/use-words.ts'

/** A figure in the unit of its definition, with what it rests on. Unknown stays unknown. */
export function useFigureWords({ unit }: Pick<IndicatorDefinition, 'unit'>) {
  const { t, language } = useWords()
  return ({ value, part, whole, events }: Figure) => ({
    value: value === null ? undefined : shown(value),
    share: unit === 'percent' && value !== null ? value : undefined,
    basis:
      unit === 'percent'
        ? t('movement.part_of', { part: formatNumber(part, language), whole: formatNumber(whole, language) })
        : t('movement.from_events', { events: formatNumber(events, language) }),
  })

  function shown(value: number): string {
    if (unit === 'percent') return formatShare(value, language)
    if (unit === 'minutes' && value < 120)
      return t('movement.minutes', { minutes: formatNumber(value, language) })
    if (unit === 'minutes') return t('movement.hours', { hours: formatNumber(value / 60, language, 1) })
    if (unit === 'grams')
      return t('movement.kilograms', { kilograms: formatNumber(value / 1000, language, 1) })
    if (unit === 'days') return t('movement.days', { days: formatNumber(value, language, 1) })
    return formatNumber(value, language, 1)
  }
}
