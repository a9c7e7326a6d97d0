import { type AwaitingItem, act, attach, type Doubt, matchPapers } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import type { z } from 'zod'
import type { Call } from '../../kernel/call.ts'
import { sha256 } from '../device/seal.ts'
import { sendBytes } from '../send-bytes.ts'

export type Awaited = z.output<typeof AwaitingItem>
type Match = z.output<typeof matchPapers.answer>

/** One file that was dropped, from reading to delivery. */
export interface Dropped {
  readonly id: string
  readonly file: File
  readonly state: 'waiting' | 'reading' | 'read' | 'sending' | 'done'
  readonly match?: Match
  /** Which of the candidates the person means. */
  readonly chosen?: string
  /** What was refused, in reading or in confirming; it can be tried again. */
  readonly problem?: string
  /** Of the two commands, so that trying again does nothing twice. */
  readonly attachId: string
  readonly actId: string
}

export const keyOf = ({ caseId, product }: Pick<Awaited, 'caseId' | 'product'>) => `${caseId} ${product}`

export function dropped(file: File): Dropped {
  return { id: newCommandId(), file, state: 'waiting', attachId: newCommandId(), actId: newCommandId() }
}

const TRIES = 5
const AGAIN_MS = 1500

/** Asks the server what the file is for. It reads one after the other, so it is asked again when others are before. */
export async function readDropped(region: string, one: Dropped): Promise<Dropped> {
  const bytes = new Uint8Array(await one.file.arrayBuffer())
  const query = { name: one.file.name.slice(0, 255), sha256: await sha256(bytes) }
  for (let attempt = 1; ; attempt++) {
    const reply = await sendBytes<Match>(region, matchPapers.path, query, bytes, 'application/pdf')
    if (reply.ok) {
      const [only, ...others] = reply.answer.candidates
      const chosen = only && !others.length ? keyOf(only) : undefined
      return { ...one, state: 'read', match: reply.answer, ...(chosen && { chosen }) }
    }
    const { code } = reply.problem
    if (code !== 'cases.papers_wait' || attempt === TRIES) return { ...one, state: 'read', problem: code }
    await new Promise((done) => setTimeout(done, AGAIN_MS * attempt))
  }
}

/** Attaches it byte for byte and delivers it: the two commands that one paper by itself takes. */
export async function confirmDropped(call: Call, region: string, one: Dropped): Promise<Dropped> {
  const item = chosenOf(one)
  if (!item) return one
  const bytes = new Uint8Array(await one.file.arrayBuffer())
  const query = {
    ...{ caseId: item.caseId, product: item.product, commandId: one.attachId },
    sha256: await sha256(bytes),
  }
  const attached = await sendBytes<{ fileId: string }>(region, attach.path, query, bytes, 'application/pdf')
  if (!attached.ok) return { ...one, state: 'read', problem: attached.problem.code }
  const reply = await call(act, {
    ...{ caseId: item.caseId, commandId: one.actId, action: item.action, product: item.product },
    ...{ paper: attached.answer.fileId, occurredAt: new Date().toISOString() },
  })
  if (!reply.ok) return { ...one, state: 'read', problem: reply.problem.code }
  const { problem: _, ...done } = one
  return { ...done, state: 'done' }
}

export function chosenOf({ match, chosen }: Dropped): Awaited | undefined {
  return match?.candidates.find((item) => keyOf(item) === chosen)
}

/** Two files for one product: a person says which. */
export function chosenTwice(all: readonly Dropped[]): ReadonlySet<string> {
  const open = all.flatMap(({ chosen, state }) => (chosen && state !== 'done' ? [chosen] : []))
  return new Set(open.filter((key, index) => open.indexOf(key) !== index))
}

/** Why this one is not confirmed with the others; nothing: it is certain. */
export function doubtsAbout(one: Dropped, twice: ReadonlySet<string>): readonly (Doubt | 'twice')[] {
  return [...(one.match?.doubts ?? []), ...(one.chosen && twice.has(one.chosen) ? (['twice'] as const) : [])]
}

/** What was altered after it was signed is given to nobody. */
export function mayConfirm(one: Dropped): boolean {
  return one.state === 'read' && Boolean(chosenOf(one)) && !one.match?.doubts.includes('signature_broken')
}
