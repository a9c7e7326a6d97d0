import { askExplanation } from '@guyub/contract/explanations'
import { type ActionFunctionArgs, data } from 'react-router'
import { visitOf } from '../../kernel/visit.ts'
import { sliceOf } from '../slice.ts'

/** Sends what the form of `AskOffice` asks; a refusal brings back what was typed, so that nobody types it twice. */
export async function askFigure({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const typed = {
    ...{ about: text('about'), office: text('office') },
    ...{ question: text('question'), dueOn: text('dueOn') },
  }
  const reply = await visitOf(context).call(askExplanation, {
    ...{ commandId: text('command'), officeCode: typed.office, about: typed.about },
    ...{ question: typed.question, dueOn: typed.dueOn },
    slice: sliceOf(new URLSearchParams(text('slice'))),
  })
  if (reply.ok) return { problem: null, typed: null }
  return data({ problem: reply.problem.code, typed }, { status: reply.problem.status || 500 })
}
