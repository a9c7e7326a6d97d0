import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { HOSPITAL_REFUSALS, Hospital } from './hospital.ts'

/** Where the patient stood when it did not go on. */
export const HELP_STEPS = [
  'start',
  'identify',
  'new-patient',
  'payer',
  'clinic',
  'session',
  'confirm',
] as const
export type HelpStep = (typeof HELP_STEPS)[number]

const Short = z.string().trim().max(200)

/** What was typed so far. Personal data. Nothing of it is asked for: whatever is there goes along. */
export const Typed = z.object({
  known: z.object({ by: Short, value: Short, birthDate: Short.optional() }).optional(),
  newPatient: z.record(z.string().max(40), Short).optional(),
  payer: Short.optional(),
  kind: z.int().optional(),
  reference: Short.optional(),
  clinic: Short.optional(),
  sessionId: Short.optional(),
})
export type Typed = z.infer<typeof Typed>

/** Whatever failed: a number for the help desk, which has what was typed before the patient gets there. */
export const askHelp = endpoint({
  method: 'POST',
  path: '/visits/hospitals/:hospital/help',
  access: 'visits.register',
  limit: { max: 60, minutes: 1 },
  params: Hospital,
  body: z.object({
    commandId: CommandId,
    step: z.enum(HELP_STEPS),
    /** The code of the refusal that was met; nothing where the patient asked for somebody. */
    reason: z
      .string()
      .regex(/^[a-z-]+\.[a-z_]+$/)
      .max(60)
      .optional(),
    typed: Typed,
  }),
  answer: z.object({ helpId: z.uuid(), number: z.string(), ahead: z.int() }),
  refusals: { ...COMMAND_REFUSALS, ...HOSPITAL_REFUSALS },
})

/** Who waits for help, the oldest first; what they typed is opened one by one. */
export const helpList = endpoint({
  method: 'GET',
  path: '/visits/hospitals/:hospital/help',
  access: 'visits.manage',
  params: Hospital,
  body: z.object({}),
  answer: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      step: z.enum(HELP_STEPS),
      reason: z.string().nullable(),
      at: z.iso.datetime(),
    }),
  ),
  refusals: HOSPITAL_REFUSALS,
})

/** What somebody typed; the look is recorded. */
export const openHelp = endpoint({
  method: 'GET',
  path: '/visits/hospitals/:hospital/help/:helpId',
  access: 'visits.manage',
  params: Hospital.extend({ helpId: z.uuid() }),
  body: z.object({}),
  answer: z.object({ id: z.uuid(), number: z.string(), step: z.enum(HELP_STEPS), typed: Typed.nullable() }),
  refusals: { ...HOSPITAL_REFUSALS, 'visits.no_such_help': 404 },
})

/** Somebody was helped: what they typed is destroyed. */
export const closeHelp = endpoint({
  method: 'POST',
  path: '/visits/hospitals/:hospital/help/:helpId/close',
  access: 'visits.manage',
  params: Hospital.extend({ helpId: z.uuid() }),
  body: z.object({ commandId: CommandId }),
  answer: z.object({ helpId: z.uuid() }),
  refusals: { ...COMMAND_REFUSALS, ...HOSPITAL_REFUSALS, 'visits.no_such_help': 404 },
})
