import { inLanguage, type Text } from '@guyub/contract/text'
import { type YearbookView, yearbook, yearbookPaper } from '@guyub/contract/yearbook'
import type { LoaderFunctionArgs } from 'react-router'
import { sendSheet } from '../../kernel/send-sheet.ts'
import type { Sheet } from '../../kernel/sheet.ts'
import { visitOf } from '../../kernel/visit.ts'
import { say, type WordKey } from '../../words/words.ts'
import '../../words/disclosure-words.ts'

/** The report of a year as a paper, or as one long table. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const { call, transfer, language } = visitOf(context)
  const wanted = { service: params.service ?? '', year: params.year ?? '' }
  if (params.format === 'pdf') {
    const paper = await transfer.fetch(yearbookPaper, wanted)
    if (!paper.ok) throw new Response(null, { status: paper.problem.status < 500 ? 404 : 500 })
    return paper.response
  }
  const reply = await call(yearbook, wanted)
  if (!reply.ok) throw new Response(null, { status: reply.problem.status < 500 ? 404 : 500 })
  const sheet = sheetOf(
    reply.answer,
    (text) => inLanguage(text, language),
    (key) => say(language, key),
  )
  return sendSheet(sheet, params.format)
}

type Done = YearbookView['actions'][number]

function sheetOf(view: YearbookView, of: (text: Text) => string, t: (key: WordKey) => string): Sheet {
  const done = (part: string, some: readonly Done[]) =>
    some.flatMap(({ label, count, reasons }) => [
      [part, of(label), null, count],
      ...reasons.map((reason) => [part, of(label), of(reason.label), reason.count]),
    ])
  return {
    name: `${of(view.title)} ${view.year}`,
    columns: [t('yearbook.part'), t('yearbook.row'), t('yearbook.reason'), t('yearbook.count')],
    rows: [
      [t('yearbook.requests'), String(view.year), null, view.requests],
      ...view.months.map((count, month) => [
        t('yearbook.requests'),
        `${view.year}-${String(month + 1).padStart(2, '0')}`,
        ...[null, count],
      ]),
      ...view.facts.flatMap(({ label, answers }) =>
        answers.map((answer) => [of(label), of(answer.label), null, answer.count]),
      ),
      ...view.products.flatMap((product) => [
        [of(product.title), t('yearbook.asked'), null, product.asked],
        [of(product.title), t('yearbook.delivered'), null, product.delivered],
        [of(product.title), t('yearbook.within'), null, product.withinDue],
        [of(product.title), t('yearbook.median'), null, product.medianDays],
        [of(product.title), t('yearbook.mean'), null, product.meanDays],
        [of(product.title), t('yearbook.longest'), null, product.longestDays],
        ...done(of(product.title), product.outcomes),
      ]),
      ...done(t('yearbook.others'), view.actions),
    ],
  }
}
