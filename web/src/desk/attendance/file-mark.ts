import { newCommandId } from '@guyub/contract/command'
import type { DeskState } from '../desk-context.ts'
import { enqueue, nextOrder } from '../outbox/outbox.ts'
import { type Expected, keepRolls, marked, type Roll } from './kept-rolls.ts'

/** Puts a mark into the outbox and onto the kept list; with what was read from the card, where it was one. */
export async function fileMark(
  local: NonNullable<DeskState['local']>,
  rolls: readonly Roll[],
  { cohortId, sessionId }: Roll,
  person: Expected,
  card?: string,
): Promise<readonly Roll[]> {
  const { id: delegateId, present, substitute } = person
  const commandId = newCommandId()
  const occurredAt = new Date().toISOString()
  const claim = { delegateId, present, substitute, occurredAt, ...(card !== undefined && { card }) }
  await enqueue(local.vault, {
    // Marks do not wait for one another: each stands for itself, and the latest claim wins.
    ...{ id: commandId, caseId: commandId, subject: person.name, kind: 'attend', order: nextOrder() },
    body: { commandId, cohortId, sessionId, means: card === undefined ? 'list' : 'qr', marks: [claim] },
  })
  const next = marked(rolls, sessionId, person)
  await keepRolls(local, next)
  return next
}
