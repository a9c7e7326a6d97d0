import { certifyDelegate, cohort, handInWork, inviteDelegates, reviewWork } from '@guyub/contract/cohort'
import { newCommandId } from '@guyub/contract/command'
import type { Problem } from '../../kernel/call.ts'
import { fileOf } from '../../kernel/form-file.ts'
import type { Visit } from '../../kernel/visit.ts'

interface Done {
  readonly problem?: Problem
  /** How many certificates were issued. */
  readonly count?: number
  /** How many were invited by message, and how many get a letter only. */
  readonly invited?: { readonly invited: number; readonly onPaper: number }
}

/** So many certificates are sealed in one request; whoever has more presses again. */
const AT_ONCE = 40

/** Sends what a form of the cohort's page asks for. */
export async function actOnCohort(
  visit: Pick<Visit, 'call' | 'transfer'>,
  cohortId: string,
  form: FormData,
): Promise<Done> {
  const { call, transfer } = visit
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const commandId = newCommandId()
  switch (text('intent')) {
    case 'hand-in': {
      const { bytes, sha256, name } = await fileOf(form, 'file')
      const query = {
        commandId,
        cohortId,
        stage: text('stage'),
        deliverable: text('deliverable'),
        fileName: name,
        sha256,
      }
      const reply = await transfer.send(handInWork, query, { bytes, mediaType: 'application/octet-stream' })
      return reply.ok ? {} : { problem: reply.problem }
    }
    case 'accepted':
    case 'returned': {
      const verdict = text('intent') === 'accepted' ? 'accepted' : 'returned'
      const reason = text('reason')
      const command = { commandId, cohortId, workId: text('work'), verdict } as const
      const reply = await call(reviewWork, { ...command, ...(reason && { reason }) })
      return reply.ok ? {} : { problem: reply.problem }
    }
    case 'invite': {
      const reply = await call(inviteDelegates, { commandId, cohortId, stage: text('stage') })
      return reply.ok ? { invited: reply.answer } : { problem: reply.problem }
    }
    default:
      return certifyAll(visit, cohortId)
  }
}

/** Everybody who reached the share and has no certificate yet. */
async function certifyAll({ call }: Pick<Visit, 'call'>, cohortId: string): Promise<Done> {
  const view = await call(cohort, { cohortId })
  if (!view.ok) return { problem: view.problem }
  const due = (view.answer.delegates ?? []).filter(
    ({ isWithdrawn, isCertified, share }) =>
      !isWithdrawn && !isCertified && (share ?? 0) >= view.answer.requiredShare,
  )
  let count = 0
  for (const { id: delegateId } of due.slice(0, AT_ONCE)) {
    const reply = await call(certifyDelegate, { commandId: newCommandId(), cohortId, delegateId })
    if (!reply.ok) return { problem: reply.problem }
    count += 1
  }
  return { count }
}
