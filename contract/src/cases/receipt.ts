import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Key } from '../text.ts'
import { download } from '../transfer.ts'

/** The final receipt: numbered, sealed, with a QR that verifies offline. It never is the paper that was asked for. */
export const receipt = endpoint({
  method: 'POST',
  path: '/cases/:caseId/receipt',
  access: 'documents.issue',
  params: z.object({ caseId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    /** Printed on it when given; it must be the one of the case. We keep only its hash. */
    pin: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
  }),
  answer: z.object({ documentId: z.uuid(), number: z.string() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'cases.not_found': 404,
    'cases.erased': 409,
    'cases.wrong_pin': 409,
    'cases.track_locked': 429,
  },
})

/** An official form with this case's answers, for the ink signature. */
export const paperForm = download({
  path: '/cases/:caseId/forms/:paper',
  access: 'cases.read',
  params: z.object({ caseId: z.uuid(), paper: Key }),
  query: z.object({}),
  refusals: { 'cases.not_found': 404, 'cases.erased': 409, 'cases.no_such_paper': 404 },
})
