import { z } from 'zod'
import { isTrackingCode, normalTrackingCode } from '../cases.ts'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Day } from '../moment.ts'
import { Key, openText, Text } from '../text.ts'

const Office = z.object({ code: z.string(), name: z.string() })
const params = z.object({ agreementId: z.uuid() })

export const AgreementState = z.enum(['proposed', 'agreed', 'refused', 'ended'])
export type AgreementState = z.infer<typeof AgreementState>

export const AgreementField = z.object({ key: z.string(), label: Text })
export type AgreementField = z.infer<typeof AgreementField>

export const AgreementView = z.object({
  id: z.uuid(),
  title: z.string(),
  purpose: z.string(),
  legalBasis: z.string(),
  provider: Office,
  consumer: Office,
  service: z.object({ key: z.string(), title: Text }),
  fields: z.array(AgreementField),
  startsOn: z.iso.date(),
  expiresOn: z.iso.date(),
  state: AgreementState,
  /** Agreed, begun and not over: only then it opens anything. */
  isOpen: z.boolean(),
  reason: z.string().nullable(),
  proposedBy: z.string().nullable(),
  decidedBy: z.string().nullable(),
  reads: z.int(),
  may: z.array(z.enum(['decide', 'end', 'look'])),
  isSample: z.boolean(),
})
export type AgreementView = z.infer<typeof AgreementView>

/** An agreement opens from its first day to its last, both included, once the other side has agreed. */
export function isOpen(
  {
    state,
    startsOn,
    expiresOn,
  }: { readonly state: string; readonly startsOn: string; readonly expiresOn: string },
  today: string,
): boolean {
  return state === 'agreed' && startsOn <= today && today <= expiresOn
}

/** Every agreement of the region: that they exist is no secret. */
export const dataAgreements = endpoint({
  method: 'GET',
  path: '/dispositions/agreements',
  access: 'dispositions.read',
  params: z.object({}),
  body: z.object({}),
  answer: z.object({
    agreements: z.array(AgreementView),
    /** What can be agreed on: services with the office that keeps them, and their fields that tell nobody's name or number. */
    services: z.array(
      z.object({ key: z.string(), title: Text, provider: Office, fields: z.array(AgreementField) }),
    ),
  }),
  refusals: {},
})

export const AgreementRead = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  name: z.string().nullable(),
  office: Office,
  reason: z.string(),
  caseCode: z.string(),
  fields: z.array(z.string()),
  found: z.boolean(),
})

/** One agreement; who looked through it is shown to both sides and to those who watch over the region. */
export const dataAgreement = endpoint({
  method: 'GET',
  path: '/dispositions/agreements/:agreementId',
  access: 'dispositions.read',
  params,
  body: z.object({}),
  answer: z.object({ agreement: AgreementView, reads: z.array(AgreementRead).nullable() }),
  refusals: { 'dispositions.no_agreement': 404 },
})

/** The office that needs data proposes what, why and on which legal ground. */
export const proposeAgreement = endpoint({
  method: 'POST',
  path: '/dispositions/agreements',
  access: 'dispositions.agree',
  params: z.object({}),
  body: z.object({
    commandId: CommandId,
    title: openText(3, 200),
    purpose: openText(10, 2000),
    legalBasis: openText(3, 500),
    service: Key,
    fields: z.array(z.string().max(60)).min(1).max(40),
    startsOn: Day,
    expiresOn: Day,
  }),
  answer: z.object({ agreementId: z.uuid() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'dispositions.unknown_service': 404,
    'dispositions.unknown_field': 400,
    'dispositions.with_yourself': 409,
    'dispositions.agreement_period': 409,
  },
})

const decided = {
  ...COMMAND_REFUSALS,
  'dispositions.no_agreement': 404,
  'dispositions.not_yours': 409,
  'dispositions.not_now': 409,
} as const

/** The office that keeps the data agrees, or says why not. */
export const decideAgreement = endpoint({
  method: 'POST',
  path: '/dispositions/agreements/:agreementId/decide',
  access: 'dispositions.agree',
  params,
  body: z.object({
    commandId: CommandId,
    verdict: z.enum(['agreed', 'refused']),
    reason: openText(3, 1000).optional(),
  }),
  answer: z.object({ state: AgreementState }),
  refusals: {
    ...decided,
    'dispositions.reason_missing': 400,
    'dispositions.own_proposal': 409,
    'dispositions.agreement_over': 409,
  },
})

/** Either side ends it, with a reason; from then on it opens nothing. */
export const endAgreement = endpoint({
  method: 'POST',
  path: '/dispositions/agreements/:agreementId/end',
  access: 'dispositions.agree',
  params,
  body: z.object({ commandId: CommandId, reason: openText(3, 1000) }),
  answer: z.object({ state: AgreementState }),
  refusals: decided,
})

/** Reads the agreed fields of one request, found by its tracking code. The look is written down first, found or not. */
export const lookThrough = endpoint({
  method: 'POST',
  path: '/dispositions/agreements/:agreementId/look',
  access: 'dispositions.read',
  params,
  body: z.object({
    commandId: CommandId,
    /** Nothing else is kept: a number that was typed here by mistake is refused before it is written down. */
    caseCode: z.string().max(60).overwrite(normalTrackingCode).refine(isTrackingCode),
    reason: openText(3, 500),
  }),
  answer: z.object({
    found: z.boolean(),
    values: z.array(
      z.object({ key: z.string(), label: Text, value: z.union([z.string(), Text]).nullable() }),
    ),
  }),
  refusals: {
    ...COMMAND_REFUSALS,
    'dispositions.no_agreement': 404,
    'dispositions.not_yours': 409,
    'dispositions.agreement_closed': 409,
  },
})
