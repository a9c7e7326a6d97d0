import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Day } from '../moment.ts'
import { Key, OwnText, openText, Text } from '../text.ts'
import { download } from '../transfer.ts'
import { MemberCode } from './step.ts'
import { CENTRE_REFUSALS } from './step-rules.ts'

const Year = z.coerce.number().int().min(2017).max(2100)

export const AwardView = z.object({
  id: z.uuid(),
  year: z.int(),
  category: z.string(),
  title: Text,
  group: z.string().nullable(),
  member: z.string(),
  memberName: z.string(),
  value: z.number().nullable(),
  place: z.int().nullable(),
  reason: z.string().nullable(),
  decidedOn: z.iso.date(),
  annulReason: z.string().nullable(),
})
export type AwardView = z.infer<typeof AwardView>

/** Every award that was decided, the newest first; annulled ones with why. */
export const awards = endpoint({
  method: 'GET',
  path: '/movement/awards',
  access: 'public',
  params: z.object({}),
  body: z.object({ member: MemberCode.optional() }),
  answer: z.array(AwardView),
  refusals: CENTRE_REFUSALS,
})

/** The categories of a year with their rules, and whom the published results make a candidate. */
export const awardCandidates = endpoint({
  method: 'GET',
  path: '/movement/awards/:year/candidates',
  access: 'movement.manage',
  params: z.object({ year: Year }),
  body: z.object({}),
  answer: z.object({
    note: OwnText,
    categories: z.array(
      z.object({
        key: Key,
        title: Text,
        by: z.string(),
        top: z.int().nullable(),
        source: z.string(),
        candidates: z.array(
          z.object({
            member: z.string(),
            memberName: z.string(),
            group: z.string().nullable(),
            value: z.number(),
            place: z.int(),
            isAwarded: z.boolean(),
          }),
        ),
      }),
    ),
  }),
  refusals: CENTRE_REFUSALS,
})

/** The ministry decides: a computed candidate, or by a jury whose reason is written. The certificate is made with it. */
export const decideAward = endpoint({
  method: 'POST',
  path: '/movement/awards/:year',
  access: 'movement.manage',
  params: z.object({ year: Year }),
  body: z.object({
    commandId: CommandId,
    category: Key,
    member: MemberCode,
    decidedOn: Day,
    reason: openText(5, 1000).optional(),
  }),
  answer: z.object({ awardId: z.uuid() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...CENTRE_REFUSALS,
    'movement.no_such_category': 404,
    'movement.unknown_member': 404,
    'movement.not_a_candidate': 409,
    'movement.reason_missing': 409,
    'movement.awarded_already': 409,
    'movement.decided_before_year': 409,
    'movement.in_future': 409,
  },
})

/** Takes an award back, with the reason; its certificate says so from then on. */
export const annulAward = endpoint({
  method: 'POST',
  path: '/movement/awards/:awardId/annul',
  access: 'movement.manage',
  params: z.object({ awardId: z.uuid() }),
  body: z.object({ commandId: CommandId, reason: openText(5, 1000) }),
  answer: z.object({ awardId: z.uuid() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...CENTRE_REFUSALS,
    'movement.no_such_award': 404,
    'movement.annulled_already': 409,
    'documents.not_found': 404,
    'documents.revoked_already': 409,
  },
})

export const awardCertificate = download({
  path: '/movement/awards/:awardId/certificate',
  access: 'public',
  params: z.object({ awardId: z.uuid() }),
  query: z.object({}),
  refusals: { ...CENTRE_REFUSALS, 'movement.no_such_award': 404 },
})
