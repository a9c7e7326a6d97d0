import { z } from 'zod'
import { KnownDay, Letter, MemberCode } from './step.ts'

export const AGREEMENT_STATES = ['draft', 'signed', 'superseded', 'ended'] as const

/** Who signs for one side: the name, and the office that is held. */
export const Signer = z.object({
  name: z.string().trim().min(1).max(200),
  position: z.string().trim().min(1).max(200),
})

/** Numbers that both sides gave; either may be unknown. */
export const NUMBERS = { centreNumber: Letter.optional(), regionNumber: Letter.optional() }

export const AgreementView = z.object({
  id: z.uuid(),
  member: MemberCode,
  memberName: z.string(),
  state: z.enum(AGREEMENT_STATES),
  subject: z.string().nullable(),
  months: z.int().nullable(),
  centreNumber: z.string().nullable(),
  regionNumber: z.string().nullable(),
  centreSigner: Signer.nullable(),
  regionSigner: Signer.nullable(),
  /** What the ministry and its directorate were called on the day, or are today while it is a draft. */
  ministry: z.string(),
  directorate: z.string(),
  signed: KnownDay.nullable(),
  endsOn: z.iso.date().nullable(),
  endedOn: z.iso.date().nullable(),
  /** Days until it ends, negative once it has; null when it does not run or its end is not known. */
  days: z.int().nullable(),
  /** The smallest of the warning periods in which it lies, in days; 0 once it is over. */
  warning: z.int().nullable(),
  follows: z.uuid().nullable(),
  followedBy: z.uuid().nullable(),
  source: z.string().nullable(),
  remark: z.string().nullable(),
  /** SHA-256 of the signed PDF, by which everybody can check a copy. */
  sha256: z.string().nullable(),
})
export type AgreementView = z.infer<typeof AgreementView>
