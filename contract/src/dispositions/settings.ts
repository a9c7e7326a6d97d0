import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Key, Text } from '../text.ts'
import { EscalationLadder } from './escalation.ts'

export const DispositionSettings = z.object({
  instructions: z.array(z.object({ key: Key, text: Text })),
  /** Where the list comes from, and how sure that is. */
  instructionsSource: Text,
  escalation: EscalationLadder,
  escalationSource: Text,
  /** The day that a new letter proposes. */
  proposedDueOn: z.iso.date(),
  today: z.iso.date(),
})

/** The coded instructions, when something that waits becomes whose business, and the day that a new letter proposes. */
export const dispositionSettings = endpoint({
  method: 'GET',
  path: '/dispositions/settings',
  access: 'dispositions.read',
  params: z.object({}),
  body: z.object({}),
  answer: DispositionSettings,
  refusals: {},
})
