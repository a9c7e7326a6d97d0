import { open } from '@guyub/contract/indicators'
import type { LoaderFunctionArgs } from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { visitOf } from '../../kernel/visit.ts'
import { say } from '../../words/words.ts'
import { sliceOf } from '../slice.ts'

const LONGEST = 2000

/** The events behind a figure, up to two thousand of them. */
export async function factsSheet({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const { call, language } = visitOf(context)
  const [indicator, slice] = [searchParams.get('indikator') ?? '', sliceOf(searchParams)]
  let { facts, next } = answerOrLeave(request, await call(open, { indicator, ...slice }))
  while (next !== null && facts.length < LONGEST) {
    const more = answerOrLeave(request, await call(open, { indicator, ...slice, before: next }))
    facts = [...facts, ...more.facts]
    next = more.next
  }
  return {
    name: `${say(language, 'movement.facts')} ${indicator}`,
    columns: ['seq', 'occurredAt', 'recordedAt', 'area', 'areaName', 'product', 'part', 'whole', 'subject'],
    rows: facts.map((fact) => [
      ...[fact.seq, fact.occurredAt, fact.recordedAt, fact.area, fact.areaName, fact.product],
      ...[fact.part, fact.whole, fact.subjectId],
    ]),
  }
}
