import { newCommandId } from '@guyub/contract/command'
import { attachPaper, type PaperReport, withdrawPaper } from '@guyub/contract/plan'
import type { Problem, Reply } from '../../kernel/call.ts'
import { fileOf } from '../../kernel/form-file.ts'
import type { Visit } from '../../kernel/visit.ts'

type Sender = Pick<Visit, 'call' | 'transfer'>

const said = (form: FormData, name: string) => String(form.get(name) ?? '').trim()

/** What the forms below a report ask for; nothing where the form is another. */
export async function sendPaper(visit: Sender, form: FormData): Promise<Reply<unknown> | undefined> {
  const commandId = said(form, 'command') || newCommandId()
  switch (form.get('intent')) {
    case 'attach': {
      const [report, reportId] = [said(form, 'report') as PaperReport, said(form, 'reportId')]
      return refusesUnseen(form) ?? attach(visit, form, { commandId, report, reportId })
    }
    case 'withdraw-paper':
      return visit.call(withdrawPaper, {
        ...{ commandId, paperId: said(form, 'paperId'), reason: said(form, 'reason') },
      })
    default:
      return undefined
  }
}

/** Refused before anything is reported: a file was chosen, and nobody says that they have looked at it. */
export function refusesUnseen(form: FormData): { readonly ok: false; readonly problem: Problem } | undefined {
  if (!hasFile(form) || said(form, 'looked') === 'yes') return undefined
  return { ok: false, problem: { status: 400, code: 'plan.paper_not_looked' } }
}

/** The file that came with a report, once that is kept. Nothing went wrong where none was chosen, or where the same was attached before. */
export async function attachWith(
  visit: Sender,
  form: FormData,
  report: PaperReport,
  reportId: string,
): Promise<Problem | null> {
  if (!hasFile(form)) return null
  const reply = await attach(visit, form, { commandId: newCommandId(), report, reportId })
  return reply.ok || reply.problem.code === 'plan.paper_attached' ? null : reply.problem
}

async function attach(
  { transfer }: Sender,
  form: FormData,
  which: { readonly commandId: string; readonly report: PaperReport; readonly reportId: string },
) {
  const { bytes, sha256 } = await fileOf(form, 'file')
  const paper = { paperKind: said(form, 'paperKind'), paperOn: said(form, 'paperOn'), sha256 }
  const looked = said(form, 'looked') as 'yes'
  const file = { bytes, mediaType: 'application/octet-stream' }
  return transfer.send(attachPaper, { ...which, ...paper, looked }, file)
}

// A form without a chosen file sends an empty one.
function hasFile(form: FormData): boolean {
  const file = form.get('file')
  return file instanceof Blob && file.size > 0
}
