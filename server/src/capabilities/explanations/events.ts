import { z } from 'zod'
import { eventType } from '../../kernel/log.ts'

export const explanationAsked = eventType(
  'explanations.asked',
  1,
  z.object({ office: z.string(), about: z.string(), dueOn: z.string() }),
)
export const explained = eventType(
  'explanations.replied',
  1,
  z.object({ office: z.string(), about: z.string(), isLate: z.boolean() }),
)
