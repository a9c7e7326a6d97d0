import type { IndicatorDefinition } from '@guyub/contract/indicators'
import type { Context } from '../../kernel/context.ts'
import { figuresOf } from './figures.ts'

/** So many days without an event, and a figure of the running year is late. */
const SILENT_DAYS = 30
const DAY = 86_400_000

/** What an indicator says of a year, as people write it in Indonesian, and whether it has fallen silent. */
export async function figureOfYear(ctx: Context, definition: IndicatorDefinition | undefined, year: number) {
  if (!definition) return undefined
  const slice = { from: `${year}-01-01`, to: `${year}-12-31`, by: 'none' as const }
  const { total, basis } = await figuresOf(ctx, definition, slice)
  const until = Math.min(ctx.now().getTime(), Date.UTC(year + 1, 0, 1))
  const latest = basis.latestAt ? Date.parse(basis.latestAt) : Number.NEGATIVE_INFINITY
  return {
    title: definition.title.id,
    value: total.value,
    events: total.events,
    shown: total.value === null ? 'belum tercatat' : SHOWN[definition.unit](total.value),
    isLate: until - latest > SILENT_DAYS * DAY,
  }
}

const number = (value: number, digits: number) =>
  new Intl.NumberFormat('id', { maximumFractionDigits: digits }).format(value)

const SHOWN: Readonly<Record<IndicatorDefinition['unit'], (value: number) => string>> = {
  count: (value) => number(value, 0),
  percent: (value) => `${number(value * 100, 1)} %`,
  minutes: (value) => `${number(value, 0)} menit`,
  grams: (value) => `${number(value / 1000, 1)} kg`,
  days: (value) => `${number(value, 1)} hari`,
}
