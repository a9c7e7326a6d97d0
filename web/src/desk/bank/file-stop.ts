import { newCommandId } from '@guyub/contract/command'
import type { DeskState } from '../desk-context.ts'
import { nextSlip } from '../device/store.ts'
import { enqueue, nextOrder } from '../outbox/outbox.ts'
import type { Line } from './file-deposit.ts'
import { type KeptRound, type KeptStop, keepRounds, withoutStop } from './kept-rounds.ts'

interface Ended {
  readonly state: 'collected' | 'missed'
  readonly items: readonly Line[]
  readonly note: string
}

/** Puts the end of a stop into the outbox; what was taken has a number of this device, which stands on the paper that stays there. */
export async function fileStop(
  local: NonNullable<DeskState['local']>,
  kept: readonly KeptRound[],
  { id: bookId }: KeptRound,
  { id: stopId, name }: KeptStop,
  { state, items, note }: Ended,
) {
  const commandId = newCommandId()
  const slip =
    state === 'collected'
      ? await nextSlip(local.store, local.person.region, local.person.office.code)
      : undefined
  const occurredAt = new Date().toISOString()
  await enqueue(local.vault, {
    // Stops do not wait for one another: each stands for itself.
    ...{ id: commandId, caseId: commandId, subject: name, kind: 'collect', order: nextOrder() },
    body: {
      ...{ commandId, bookId, stopId, state, items, occurredAt },
      ...(slip && { slip }),
      ...(note && { note }),
    },
  })
  const next = withoutStop(kept, stopId)
  await keepRounds(local, next)
  return { next, slip, at: occurredAt }
}
