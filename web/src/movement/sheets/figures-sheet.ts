import { BREAKDOWNS, figures } from '@guyub/contract/indicators'
import { inLanguage } from '@guyub/contract/text'
import type { LoaderFunctionArgs } from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { visitOf } from '../../kernel/visit.ts'
import { sliceOf } from '../slice.ts'

/** The parts of an indicator: full values, no rounding. */
export async function figuresSheet({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const { call, language } = visitOf(context)
  const by = BREAKDOWNS.find((one) => one === searchParams.get('menurut')) ?? 'village'
  const indicator = searchParams.get('indikator') ?? ''
  const reply = await call(figures, { indicator, by, ...sliceOf(searchParams) })
  const { rows, definition } = answerOrLeave(request, reply)
  return {
    name: `${inLanguage(definition.title, language)} ${by}`,
    columns: [by, 'name', 'value', 'part', 'whole', 'events'],
    rows: rows.map(({ key, name, value, part, whole, events }) => [key, name, value, part, whole, events]),
  }
}
