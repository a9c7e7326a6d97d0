import type { CaseUse } from '@guyub/contract/definition'
import { SMALLEST_COUNT } from '@guyub/contract/evidence'
import type { Text } from '@guyub/contract/text'
import type { YearbookView } from '@guyub/contract/yearbook'
import type { Context } from '../../kernel/context.ts'
import type { Services } from '../../kernel/definitions.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Calendars } from '../calendar/index.ts'
import { type Counts, countsOf } from './counts.ts'
import { meanOf, medianOf, workingDaysAfter } from './working-days.ts'

export interface YearbookNeeds {
  readonly services: Services
  readonly calendars: Calendars
}

interface Wanted {
  readonly service: string
  readonly year: number
}

/** The report of a year: what became of the requests that were filed in it, as far as the log is read. */
export async function yearbook(
  ctx: Context,
  { services, calendars }: YearbookNeeds,
  { service: key, year }: Wanted,
): Promise<YearbookView> {
  const use = services.of(ctx.region.code, key)?.case
  if (!use?.yearly) throw new Refusal('yearbook.unknown')
  const { title, intro, basis = null, facts, products, actions } = use.yearly
  const [counts, calendar] = await Promise.all([
    countsOf(ctx, { service: key, year, facts }),
    calendars.of(ctx),
  ])
  return {
    ...{ service: key, year, title, intro, basis, years: [...counts.years], requests: counts.requests },
    months: Array.from(
      { length: 12 },
      (_, index) => counts.months.find(({ month }) => month === index + 1)?.count ?? 0,
    ),
    facts: facts.flatMap((fact) => factOf(use, counts, fact)),
    products: products.map((product) => {
      const its = counts.products.filter((one) => one.product === product)
      const done = its.flatMap((one) => (one.done ? [{ ...one, done: one.done }] : []))
      const lasted = done.map(({ begun, done: day, count }) => ({
        days: workingDaysAfter(calendar, begun, day),
        count,
      }))
      return {
        key: product,
        title: use.products.find((one) => one.key === product)?.title ?? PLAIN(product),
        asked: sumOf(its),
        delivered: sumOf(done),
        withinDue: sumOf(done.filter(({ withinDue }) => withinDue)),
        ...{ medianDays: medianOf(lasted), meanDays: meanOf(lasted) },
        longestDays: lasted.length ? Math.max(...lasted.map(({ days }) => days)) : null,
        outcomes: Object.keys(use.actions).flatMap((action) => {
          const by = done.filter((one) => one.action === action)
          return by.length ? [doneBy(use, action, by)] : []
        }),
      }
    }),
    actions: actions.map((action) =>
      doneBy(
        use,
        action,
        counts.actions.filter((one) => one.action === action),
      ),
    ),
    upTo: counts.upTo,
  }
}

interface Told {
  readonly reason: string | null
  readonly count: number
}

function doneBy({ actions }: CaseUse, key: string, told: readonly Told[]) {
  const action = actions[key]
  const known = action?.asks.reason ?? []
  return {
    label: action?.label ?? PLAIN(key),
    count: sumOf(told),
    reasons: known.flatMap(({ key: reason, label }) => {
      const count = sumOf(told.filter((one) => one.reason === reason))
      return count ? [{ label, count }] : []
    }),
  }
}

/**
 * Answers by which people are counted. Few of a kind are kept back, and where that is one kind alone the next smallest with
 * it, because the rest of a sum that is told would tell it.
 */
function factOf({ pages }: CaseUse, counts: Counts, fact: string): YearbookView['facts'] {
  const field = pages.flatMap((page) => page.fields).find(({ key }) => key === fact)
  if (field?.type !== 'choice') return []
  const answers = field.choices.map(({ key, label }) => ({
    label,
    count: sumOf(counts.facts.filter((one) => one.fact === fact && one.answer === key)),
  }))
  const small = answers.filter(({ count }) => count > 0 && count < SMALLEST_COUNT)
  const next = answers.filter(({ count }) => count >= SMALLEST_COUNT).sort((a, b) => a.count - b.count)[0]
  const hidden = new Set(small.length === 1 && next ? [...small, next] : small)
  return [
    {
      label: field.label,
      answers: answers.map((answer) => ({
        label: answer.label,
        count: hidden.has(answer) ? null : answer.count,
      })),
    },
  ]
}

function sumOf(some: readonly { readonly count: number }[]): number {
  return some.reduce((sum, { count }) => sum + count, 0)
}

const PLAIN = (text: string): Text => ({ id: text, en: text })
