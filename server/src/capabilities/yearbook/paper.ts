import { readFileSync } from 'node:fs'
import { dayInWords } from '@guyub/contract/cases'
import type { YearbookView } from '@guyub/contract/yearbook'
import type { Context } from '../../kernel/context.ts'
import { regionToday } from '../../kernel/region-today.ts'
import type { Fetched } from '../../kernel/transfer.ts'
import { typeset } from '../../kernel/typst.ts'
import { type YearbookNeeds, yearbook } from './read.ts'

const TEMPLATE = readFileSync(new URL('./templates/yearbook.typ', import.meta.url), 'utf8')
const MONTHS = 'Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des'.split(' ')

/** The report of a year to print. It is counted by the machine and signed by nobody, and says so. */
export async function yearbookPaper(
  ctx: Context,
  needs: YearbookNeeds,
  wanted: { readonly service: string; readonly year: number },
): Promise<Fetched> {
  const [view, region] = await Promise.all([yearbook(ctx, needs, wanted), regionToday(ctx)])
  const bytes = await typeset(TEMPLATE, printed(view, region))
  return { bytes, mediaType: 'application/pdf', name: `${view.service}-${view.year}.pdf` }
}

function printed(view: YearbookView, { name, today, isRehearsal }: Awaited<ReturnType<typeof regionToday>>) {
  const rows = (some: readonly YearbookView['actions'][number][]) =>
    some.map(({ label, count, reasons }) => ({
      ...{ label: label.id, count },
      reasons: reasons.map((reason) => ({ label: reason.label.id, count: reason.count })),
    }))
  return {
    ...{
      rehearsal: isRehearsal,
      region: name,
      today: dayInWords(today),
      year: view.year,
      title: view.title.id,
      intro: view.intro.id,
    },
    ...{ basis: view.basis?.id ?? '', requests: view.requests, upTo: view.upTo?.seq ?? 0 },
    months: view.months.map((count, index) => ({ name: MONTHS[index], count })),
    facts: view.facts.map(({ label, answers }) => ({
      label: label.id,
      answers: answers.map((answer) => ({ label: answer.label.id, count: answer.count ?? '–' })),
    })),
    hides: view.facts.some(({ answers }) => answers.some(({ count }) => count === null)),
    products: view.products.map(({ title, outcomes, ...product }) => ({
      ...{ asked: product.asked, delivered: product.delivered, withinDue: product.withinDue },
      median: days(product.medianDays),
      mean: days(product.meanDays),
      longest: days(product.longestDays),
      ...{ title: title.id, outcomes: rows(outcomes) },
    })),
    actions: rows(view.actions),
  }
}

function days(count: number | null): string {
  return count === null ? '–' : `${String(count).replace('.', ',')} hari kerja`
}
