import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Text } from '../text.ts'
import { AgreementView } from './agreement-view.ts'
import { MemberCode } from './step.ts'
import { CENTRE_REFUSALS } from './step-rules.ts'

/** Every agreement, those that end soonest first. Drafts are shown to the ministry, and to a province its own. */
export const agreements = endpoint({
  method: 'GET',
  path: '/movement/agreements',
  access: 'public',
  params: z.object({}),
  body: z.object({
    member: MemberCode.optional(),
    /** Only those within a warning period, or over and not followed. */
    ending: z.stringbool().default(false),
  }),
  answer: z.object({
    agreements: z.array(AgreementView),
    /** How many days before the end it is told. Data, with the template. */
    warnDays: z.array(z.int()),
    /** What is ours and unverified about the text of drafts. */
    note: Text,
  }),
  refusals: CENTRE_REFUSALS,
})

export const agreement = endpoint({
  method: 'GET',
  path: '/movement/agreements/:agreementId',
  access: 'public',
  params: z.object({ agreementId: z.uuid() }),
  body: z.object({}),
  answer: AgreementView,
  refusals: { ...CENTRE_REFUSALS, 'movement.no_such_agreement': 404 },
})
