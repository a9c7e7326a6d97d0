import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { openBody } from '../text.ts'
import { Answers } from './selection.ts'
import { MemberCode, WHEN } from './step.ts'
import { CENTRE_REFUSALS, STEP_REFUSALS } from './step-rules.ts'

export const INTERVIEW_RESULTS = ['recommended', 'with-notes', 'not-recommended'] as const

/** What the ministry records of one region in a wave besides inviting it. */
export const StepBody = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['applied', 'selected', 'not-selected', 'declined', 'active', 'withdrawn']),
    ...WHEN,
  }),
  z.object({ kind: z.literal('questionnaire'), answers: Answers, ...WHEN }),
  z.object({
    kind: z.literal('assessed'),
    /** Who asked, by name: kept with the record, told to the ministry and the province alone. */
    assessor: z.string().trim().min(1).max(200),
    result: z.enum(INTERVIEW_RESULTS),
    ...WHEN,
  }),
])

/** A region applies, answers the questionnaire, is interviewed, selected or not, becomes active, declines or withdraws. */
export const recordStep = endpoint({
  method: 'POST',
  path: '/movement/waves/:waveId/members/:member/steps',
  access: 'movement.manage',
  params: z.object({ waveId: z.uuid(), member: MemberCode }),
  body: openBody(z.intersection(z.object({ commandId: CommandId }), StepBody)),
  answer: z.object({ stepId: z.uuid() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...CENTRE_REFUSALS,
    ...STEP_REFUSALS,
    'movement.no_such_wave': 404,
    'movement.unknown_member': 404,
    /** `errors` names each answer that the version does not ask for, or not so. */
    'movement.wrong_answers': 409,
  },
})
