import type { Change } from '@guyub/contract/queue'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import type { Services } from '../../kernel/definitions.ts'

/** The record of another capability that a ticket is for. */
export interface Subject {
  readonly kind: string
  readonly id: string
}

/** What happened to a ticket with a subject. A refusal of whoever follows it refuses the command. */
export interface Followed {
  readonly ticketId: string
  /** Where it is now: after a transfer, the lane that it was sent to. */
  readonly laneId: string
  readonly subject: Subject
  readonly change: Change
  readonly at: Date
}

export interface QueueNeeds {
  readonly services: Services
  /** What people are called, lent by identity. */
  readonly names: (ctx: Context, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /** What keys of screens are made from. */
  readonly screenSecret: Buffer
  /** Where people reach this installation: what stands in the code of a slip. */
  readonly origin: () => string
  /** Whether a printer may stand at the server itself, also for real regions. */
  readonly hasLocalPrinters: boolean
  readonly followed?: ((tx: Db, ctx: Context, change: Followed) => Promise<void>) | undefined
}
