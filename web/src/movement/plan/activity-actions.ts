import { newCommandId } from '@guyub/contract/command'
import {
  commentNode,
  NodeKind,
  reachMilestone,
  reportIndicator,
  reportRealisation,
  requestChange,
  resolveConflict,
} from '@guyub/contract/plan'
import type { Call, Problem, Reply } from '../../kernel/call.ts'
import { inputOf, readInput } from './field-inputs.ts'

const said = (form: FormData, name: string) => String(form.get(name) ?? '').trim()

/** What the forms of the plan's pages send besides edits. Nothing where it was done; else what was refused. */
export async function sendForm(call: Call, form: FormData): Promise<Problem | null> {
  const reply = await sent(call, form)
  return reply.ok ? null : reply.problem
}

async function sent(call: Call, form: FormData): Promise<Reply<unknown>> {
  const commandId = newCommandId()
  const kind = NodeKind.safeParse(said(form, 'kind')).data ?? 'activity'
  const node = { planId: said(form, 'plan'), kind, nodeId: said(form, 'node') }
  const field = said(form, 'field')
  const value = () => readInput(inputOf(kind, field), field, form)
  const proof = {
    paper: said(form, 'paper'),
    ...(said(form, 'paperKind') && { paperKind: said(form, 'paperKind') }),
  }
  switch (form.get('intent')) {
    case 'comment':
      return call(commentNode, { ...node, commandId, words: said(form, 'words') })
    case 'request':
      return call(requestChange, { ...node, commandId, field, value: value(), reason: said(form, 'reason') })
    case 'reach':
      return call(reachMilestone, {
        ...{ commandId, milestoneId: said(form, 'milestone'), doneOn: said(form, 'doneOn') },
        ...proof,
      })
    case 'report':
      return call(reportIndicator, {
        ...{ commandId, indicatorId: said(form, 'indicator') },
        ...{ year: Number(said(form, 'year')), value: Number(said(form, 'value')) },
        ...proof,
      })
    case 'realisation':
      return call(reportRealisation, {
        ...{ commandId, activityId: said(form, 'activity'), ...proof },
        ...{ year: Number(said(form, 'year')), quarter: Number(said(form, 'quarter')) },
        spent: Number(said(form, 'spent')),
      })
    case 'resolve': {
      const choice = said(form, 'choice') as 'standing' | 'proposed' | 'other'
      return call(resolveConflict, {
        ...{ commandId, conflictId: said(form, 'conflict'), choice, seen: Number(said(form, 'seen')) },
        ...(choice === 'other' && { value: value() }),
      })
    }
    default:
      return { ok: false, problem: { status: 400, code: 'request.invalid' } }
  }
}
