import { z } from 'zod'
import { eventType } from '../../kernel/log.ts'

/** A mini-PC of a village office got its keys. */
export const nodePaired = eventType('nodes.paired', 1, z.object({ letter: z.string() }))
export const nodeRevoked = eventType('nodes.revoked', 1, z.object({ letter: z.string() }))

/** A person decided on a command that was made at a node and refused here. */
export const commandDecided = eventType(
  'nodes.decided',
  1,
  z.object({ decision: z.enum(['again', 'drop']), path: z.string() }),
)

/** What waited of one officer waits for another from now on. */
export const commandsHandedOver = eventType(
  'nodes.handed_over',
  1,
  z.object({ count: z.number().int(), to: z.string() }),
)
