import { type Answer, type Answers, type trackAct as TrackAct, trackAttach } from '@guyub/contract/cases'
import type { Problem } from '../../kernel/call.ts'
import type { Visit } from '../../kernel/visit.ts'
import { madeIdsIn } from './made-ids.tsx'

export interface Kept {
  readonly visit: Visit
  readonly trackingCode: string
  readonly key: string
  readonly region: string
}

/** Files first, then the answer that names them: an answer never points at a file that did not arrive. */
export async function answerCorrection(
  { visit, trackingCode, key, region }: Kept,
  form: FormData,
  trackAct: typeof TrackAct,
  changes: Answers = {},
): Promise<Problem | undefined> {
  const answers: Record<string, Answer> = { ...changes }
  const { command, fileId } = madeIdsIn(form)
  for (const [name, value] of form) {
    if (!name.startsWith('file-') || typeof value === 'string' || !value.size) continue
    const field = name.slice('file-'.length)
    const bytes = new Uint8Array(await value.arrayBuffer())
    const reply = await visit.transfer.send(
      trackAttach,
      { trackingCode, key, field, commandId: fileId(), sha256: await sha256(bytes) },
      { bytes, mediaType: value.type || 'application/octet-stream' },
      { region },
    )
    if (!reply.ok) return reply.problem
    answers[field] = [reply.answer.fileId]
  }
  const message = String(form.get('message') ?? '').trim()
  const reason = String(form.get('reason') ?? '')
  const reply = await visit.call(
    trackAct,
    {
      trackingCode,
      key,
      commandId: command,
      action: String(form.get('action') ?? ''),
      occurredAt: new Date().toISOString(),
      ...(reason && { reason }),
      ...(message && { message }),
      ...(Object.keys(answers).length && { form: answers }),
    },
    { region },
  )
  return reply.ok ? undefined : reply.problem
}

export async function sha256(bytes: Uint8Array): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
