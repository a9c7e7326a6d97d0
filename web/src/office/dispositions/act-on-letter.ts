import {
  acceptHandover,
  askAgain,
  redirectHandover,
  reportHandover,
  returnHandover,
  takeHandover,
  withdrawHandover,
} from '@guyub/contract/dispositions'
import type { Problem, Reply } from '../../kernel/call.ts'
import type { Visit } from '../../kernel/visit.ts'
import { keyIn, type SearchOption } from '../../ui/search-choice/key-in.ts'
import { attachFiles } from './attach-files.ts'

/** Sends what a form of a letter's page asks for; nothing when it was done. */
export async function actOnLetter(
  visit: Pick<Visit, 'call' | 'transfer'>,
  letterId: string,
  offices: readonly SearchOption[],
  form: FormData,
): Promise<Problem | undefined> {
  const handoverId = String(form.get('handover') ?? '')
  const place = { letterId, ...(handoverId && { handoverId }) }
  const intent = String(form.get('intent') ?? '')
  if (intent === 'attach') return attachFiles(visit, place, form)
  if (intent === 'report') {
    // The papers first: once the report is accepted nothing is added to it.
    const problem = await attachFiles(visit, place, form)
    if (problem) return problem
  }
  const reply = await send(visit, handoverId, offices, intent, form)
  return reply.ok ? undefined : reply.problem
}

async function send(
  { call }: Pick<Visit, 'call'>,
  handoverId: string,
  offices: readonly SearchOption[],
  intent: string,
  form: FormData,
): Promise<Reply<unknown>> {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const command = { commandId: text('command'), handoverId }
  const reason = text('reason')
  switch (intent) {
    case 'take':
      return call(takeHandover, command)
    case 'report':
      return call(reportHandover, { ...command, report: text('report') })
    case 'accept':
      return call(acceptHandover, command)
    case 'ask-again': {
      const dueOn = text('dueOn')
      return call(askAgain, { ...command, reason, ...(dueOn && { dueOn }) })
    }
    case 'return': {
      const belongsTo = text('unknown') ? 'unknown' : keyIn(offices, text('belongsTo'))
      return call(returnHandover, { ...command, reason, belongsTo })
    }
    case 'redirect':
      return call(redirectHandover, { ...command, to: keyIn(offices, text('to')), dueOn: text('dueOn') })
    default:
      return call(withdrawHandover, { ...command, reason })
  }
}
