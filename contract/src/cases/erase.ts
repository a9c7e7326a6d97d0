import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Moment } from '../moment.ts'

/** Grounds on which the law has personal data erased: UU 27/2022 article 43 (1) a to d, and article 44 (1) a. */
export const ERASE_REASONS = [
  'no-longer-needed',
  'consent-withdrawn',
  'person-asks',
  'unlawful',
  'retention-over',
] as const

/**
 * Destroys the key of a case: its form, messages, numbers and files can never be read again, and lists show no name. The
 * course, the log, its seals and the figures stay whole. An open case is closed. It cannot be undone.
 */
export const erase = endpoint({
  method: 'POST',
  path: '/cases/:caseId/erase',
  access: 'cases.erase',
  params: z.object({ caseId: z.uuid() }),
  body: z.object({ commandId: CommandId, reason: z.enum(ERASE_REASONS), occurredAt: Moment }),
  answer: z.object({ caseId: z.uuid(), version: z.int() }),
  refusals: { ...COMMAND_REFUSALS, 'cases.not_found': 404, 'cases.erased': 409 },
})
