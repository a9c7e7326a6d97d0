import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { INTERVIEW_RESULTS } from './record-step.ts'
import { Answers } from './selection.ts'
import { KnownDay, MemberCode, STEPS } from './step.ts'
import { CENTRE_REFUSALS } from './step-rules.ts'

/** What the public does not see: answers, interviews, remarks, corrections and who recorded them. A province sees its own. */
export const memberDetails = endpoint({
  method: 'GET',
  path: '/movement/members/:member/details',
  access: 'movement.read',
  params: z.object({ member: MemberCode }),
  body: z.object({}),
  answer: z.array(
    z.object({
      id: z.uuid(),
      /** `annulled`: it takes another entry back. */
      kind: z.enum([...STEPS, 'annulled']),
      waveId: z.uuid(),
      on: KnownDay,
      letter: z.string().nullable(),
      note: z.string().nullable(),
      /** The name of who recorded it; null for reference facts. */
      recordedBy: z.string().nullable(),
      recordedAt: z.iso.datetime(),
      corrects: z.uuid().nullable(),
      /** A later entry stands in its place. */
      isCorrected: z.boolean(),
      selection: z.string().nullable(),
      answers: Answers.nullable(),
      assessor: z.string().nullable(),
      result: z.enum(INTERVIEW_RESULTS).nullable(),
    }),
  ),
  refusals: { ...CENTRE_REFUSALS, 'movement.unknown_member': 404, 'movement.not_your_province': 403 },
})
