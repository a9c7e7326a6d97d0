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
import type { Problem, Reply } from '../../kernel/call.ts'
import type { Visit } from '../../kernel/visit.ts'
import { attachWith, refusesUnseen, sendPaper } from '../papers/send-paper.ts'
import { inputOf, readInput } from './field-inputs.ts'

const said = (form: FormData, name: string) => String(form.get(name) ?? '').trim()

type Sender = Pick<Visit, 'call' | 'transfer'>

/** What was refused: all of it, or only the file of a report that is kept. */
export type Refused = Problem & { readonly isReported: boolean }

const REPORTS = { reach: 'milestone', report: 'indicator', realisation: 'realisation' } as const

/** What the forms of the plan's pages send besides edits. Nothing where it was done; else what was refused. */
export async function sendForm(visit: Sender, form: FormData): Promise<Refused | null> {
  const commandId = said(form, 'command') || newCommandId()
  const reply = (await sendPaper(visit, form)) ?? refusesUnseen(form) ?? (await sent(visit, form, commandId))
  if (!reply.ok) return { ...reply.problem, isReported: false }
  const report = REPORTS[said(form, 'intent') as keyof typeof REPORTS]
  if (!report) return null
  const reportId = report === 'milestone' ? said(form, 'milestone') : commandId
  const problem = await attachWith(visit, form, report, reportId)
  return problem && { ...problem, isReported: true }
}

async function sent({ call }: Sender, form: FormData, commandId: string): Promise<Reply<unknown>> {
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
