import { checkIn } from '@guyub/contract/booking/check-in'
import { attach } from '@guyub/contract/cases/attach'
import { submit } from '@guyub/contract/cases/submit'
import { attend } from '@guyub/contract/cohort/attend'
import { deposit } from '@guyub/contract/ledger/deposit'
import { endStop } from '@guyub/contract/ledger/rounds'
import { enumerateSurvey } from '@guyub/contract/survey/answer'
import type { Call, Reply } from '../../kernel/call.ts'
import { sendFile as send } from '../../kernel/send-file.ts'
import type { Vault } from '../device/vault.ts'
import { enqueue, type Waiting, waitingOf } from './outbox.ts'

export interface SentReport {
  readonly sent: number
  readonly left: number
  /** Why it stopped before the end: no network, or nobody is signed in. */
  readonly stopped?: 'offline' | 'log-in' | undefined
}

interface Needs {
  readonly vault: Vault
  readonly call: Call
  readonly region: string
}

/**
 * Sends what waits, in order. A command behind a refused one of the same request waits with it. Sent twice is received
 * once, so a lost answer is simply asked for again. What was received is wiped from the device.
 */
export async function sendOutbox(needs: Needs): Promise<SentReport> {
  const report = await navigator.locks.request('guyub-outbox', { ifAvailable: true }, (lock) =>
    lock ? sendAll(needs) : undefined,
  )
  return report ?? { sent: 0, left: (await waitingOf(needs.vault)).length }
}

async function sendAll({ vault, call, region }: Needs): Promise<SentReport> {
  const blocked = new Set<string>()
  let sent = 0
  let stopped: SentReport['stopped']
  for (const waiting of await waitingOf(vault)) {
    if (waiting.refused) blocked.add(waiting.caseId)
    if (blocked.has(waiting.caseId)) continue
    const reply = await sendOne({ vault, call, region }, waiting)
    if (reply.ok) {
      await wipe(vault, waiting)
      sent += 1
      continue
    }
    const { status, code, errors = [] } = reply.problem
    blocked.add(waiting.caseId)
    // A predecessor that is still on its way is no refusal.
    if (waiting.kind === 'attach' && code === 'cases.not_found') continue
    if (status === 0 || status >= 500 || status === 408 || status === 429) {
      stopped = 'offline'
      break
    }
    if (status === 401) {
      stopped = 'log-in'
      break
    }
    await enqueue(vault, { ...waiting, refused: { code, pointers: errors.map(({ pointer }) => pointer) } })
  }
  return { sent, left: (await waitingOf(vault)).length, stopped }
}

async function sendOne(
  { vault, call, region }: Needs,
  { kind, id, body, caseId }: Waiting,
): Promise<Reply<unknown>> {
  if (kind === 'submit') return call(submit, body as Parameters<typeof call<typeof submit>>[1])
  if (kind === 'deposit') return call(deposit, body as Parameters<typeof call<typeof deposit>>[1])
  if (kind === 'collect') return call(endStop, body as Parameters<typeof call<typeof endStop>>[1])
  if (kind === 'arrive') return call(checkIn, body as Parameters<typeof call<typeof checkIn>>[1])
  if (kind === 'attend') return call(attend, body as Parameters<typeof call<typeof attend>>[1])
  if (kind === 'enumerate')
    return call(enumerateSurvey, body as Parameters<typeof call<typeof enumerateSurvey>>[1])
  const bytes = await vault.getBytes(`file|${id}`)
  // Nothing is sent in its place, and nobody is told that it was: a person takes it again.
  if (!bytes) return { ok: false, problem: { status: 410, code: 'desk.photo_gone' } }
  const { mediaType, ...query } = body
  return send(
    { region, path: attach.path, input: { ...query, caseId }, uploadId: id },
    bytes,
    String(mediaType),
  )
}

/** Received means: nothing of it stays. The answers go with the submission, each photograph with its own command. */
async function wipe(vault: Vault, { id, kind }: Waiting): Promise<void> {
  await vault.remove(
    kind === 'submit' ? [`command|${id}`, `draft|${id}`] : [`command|${id}`, `file|${id}`, `meta|${id}`],
  )
}
