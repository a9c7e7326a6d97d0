import { newCommandId } from '@guyub/contract/command'
import {
  callNext,
  cancelTicket,
  issueTicket,
  places,
  STEPS,
  type Step,
  sit,
  stepTicket,
  transferTicket,
  work,
} from '@guyub/contract/queue'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from 'react-router'
import type { Reply } from '../../kernel/call.ts'
import { refusal } from '../../kernel/refusal.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { visitOf } from '../../kernel/visit.ts'
import '../../words/queue-words.ts'
import './counter-page.css'

export { CounterView as default } from './counter-view.tsx'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call } = visitOf(context)
  const before = answerOrLeave(request, await call(work, { counterId: params.counterId ?? '' }))
  const all = answerOrLeave(request, await call(places, {}))
  const place = all.find(({ id }) => id === before.counter.placeId)
  const { searchParams } = new URL(request.url)
  return {
    ...before,
    lanes: (place?.lanes ?? [])
      .filter(({ isOpen }) => isOpen)
      .map(({ id, letter, title }) => ({ id, letter, title })),
    priorities: (place?.use.priorities ?? []).map(({ key, title }) => ({ key, title })),
    issued: searchParams.get('nomor'),
    ahead: searchParams.get('depan'),
    command: newCommandId(),
  }
}

const isStep = (text: string): text is Step => (STEPS as readonly string[]).includes(text)

/** One press of the counter: a call, a step with a ticket, a number for somebody who stands here, or leaving. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { call } = visitOf(context)
  const counterId = params.counterId ?? ''
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const [commandId, intent, ticketId] = [text('command'), text('intent'), text('ticket')]
  const here = `/kantor/antrean/loket/${counterId}`
  if (intent === 'issue') {
    const priority = text('priority')
    const asked = { commandId, laneId: text('lane'), ...(priority && { priority }) }
    const reply = await call(issueTicket, asked)
    if (!reply.ok) return refusal(reply.problem, form)
    const { number, ahead } = reply.answer
    return redirect(`${here}?nomor=${number}&depan=${ahead}`, 303)
  }
  const reply: Reply<unknown> =
    intent === 'next'
      ? await call(callNext, { commandId, counterId })
      : intent === 'leave'
        ? await call(sit, { commandId, counterId, isHere: false })
        : intent === 'transfer'
          ? await call(transferTicket, {
              ...{ commandId, ticketId, laneId: text('lane'), keepsTurn: text('keeps') === 'yes' },
            })
          : intent === 'cancel'
            ? await call(cancelTicket, { commandId, ticketId, reason: text('reason') })
            : isStep(intent)
              ? await call(stepTicket, { commandId, ticketId, step: intent })
              : { ok: false, problem: { status: 400, code: 'request.invalid' } }
  if (!reply.ok) return refusal(reply.problem, form)
  return redirect(intent === 'leave' ? '/kantor/antrean' : here, 303)
}
