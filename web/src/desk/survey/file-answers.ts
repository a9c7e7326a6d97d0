import { newCommandId } from '@guyub/contract/command'
import type { DeskState } from '../desk-context.ts'
import { enqueue, nextOrder, type Waiting } from '../outbox/outbox.ts'
import { type Asked, giveBackCode, useCode } from './field-kit.ts'

export interface Filled {
  /** By question, a place of the scale from 1. */
  readonly answers: Readonly<Record<string, number>>
  readonly isAssisted: boolean
}

/**
 * Puts a filled form into the outbox, once for each code. A form that the server refused keeps its command: nothing happened under it,
 * and so there is never a moment in which it lies nowhere.
 */
export async function fileAnswers(
  local: NonNullable<DeskState['local']>,
  { code, programme }: Asked,
  { answers, isAssisted }: Filled,
  refused?: Waiting,
): Promise<void> {
  const commandId = refused?.id ?? newCommandId()
  await enqueue(local.vault, {
    ...{ id: commandId, caseId: commandId, kind: 'enumerate', order: refused?.order ?? nextOrder() },
    subject: `${code} · ${programme.title}`,
    body: { commandId, code, answers, isAssisted },
  })
  const before = refused && String(refused.body.code)
  if (before && before !== code) await giveBackCode(local, before)
  if (before !== code) await useCode(local, code)
}
