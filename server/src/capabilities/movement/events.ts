import { STEPS } from '@guyub/contract/movement'
import { z } from 'zod'
import { eventType } from '../../kernel/log.ts'

export const waveOpened = eventType(
  'movement.wave_opened',
  1,
  z.object({ year: z.int(), openedOn: z.string(), selection: z.string() }),
)
export const stepRecorded = eventType(
  'movement.step_recorded',
  1,
  z.object({
    member: z.string(),
    kind: z.enum(STEPS),
    on: z.string(),
    year: z.int(),
    corrects: z.string().optional(),
  }),
)
export const stepAnnulled = eventType(
  'movement.step_annulled',
  1,
  z.object({ member: z.string(), kind: z.enum(STEPS), corrects: z.string() }),
)

const region = { member: z.string() }
export const agreementDrafted = eventType(
  'movement.agreement_drafted',
  1,
  z.object({ ...region, template: z.string(), follows: z.string().optional() }),
)
export const agreementSigned = eventType(
  'movement.agreement_signed',
  1,
  z.object({ ...region, signedOn: z.string(), endsOn: z.string() }),
)
export const agreementEnded = eventType(
  'movement.agreement_ended',
  1,
  z.object({ ...region, on: z.string() }),
)
export const agreementFiled = eventType(
  'movement.agreement_filed',
  1,
  z.object({ ...region, sha256: z.string(), bytes: z.int() }),
)
export const awardDecided = eventType(
  'movement.award_decided',
  1,
  z.object({ ...region, year: z.int(), category: z.string(), group: z.string().optional() }),
)
export const awardAnnulled = eventType(
  'movement.award_annulled',
  1,
  z.object({ ...region, year: z.int(), category: z.string() }),
)
