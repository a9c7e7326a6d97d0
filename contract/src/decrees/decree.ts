import { z } from 'zod'
import { ROLES } from '../identity/roles.ts'
import { OfficeCode } from '../regions/office.ts'
import { Key } from '../text.ts'

/**
 * The roles that a decree can give. Whoever manages accounts, scores or supervises is not appointed by the region's own team
 * decree, and neither are those who check decrees.
 */
export const DECREE_ROLES = [
  'leader',
  'secretariat',
  'planner',
  'district-officer',
  'front-desk',
  'village-clerk',
] as const satisfies readonly (typeof ROLES)[number][]
export const DecreeRole = z.enum(DECREE_ROLES)
export type DecreeRole = z.infer<typeof DecreeRole>

/** draft: being written; in-chain: handed in; passed: every step said yes, the number is missing; in-force: numbered. */
export const DECREE_STATES = ['draft', 'in-chain', 'passed', 'in-force'] as const
export const DecreeState = z.enum(DECREE_STATES)

const Line = z.string().trim().min(1).max(2000)

/** What is printed around the table of members. A gap that is still to be filled stands in square brackets. */
export const DecreeBody = z.strictObject({
  /** "BUPATI BLITAR": whose decree it is. */
  headTitle: Line,
  headName: z.string().trim().max(200),
  place: Line,
  considering: z.array(Line).min(1).max(26),
  inView: z.array(Line).min(1).max(60),
  /** The decisions, which are printed as KESATU, KEDUA and so on. */
  points: z.array(Line).min(1).max(20),
  copies: z.array(Line).max(40),
})
export type DecreeBody = z.infer<typeof DecreeBody>

export const TeamBody = z.strictObject({ key: Key, name: Line })
export type TeamBody = z.infer<typeof TeamBody>

/** One step of approval: what it is called on the page, and which roles may take it. */
export const ChainStep = z.strictObject({
  key: Key,
  title: Line,
  roles: z.array(z.enum(ROLES)).min(1),
})
export type ChainStep = z.infer<typeof ChainStep>

export const ACTING = ['plt', 'plh'] as const

/** A place in a body. The person is an account, or a name and a title; never a phone number, never an NIK. */
export const Seat = z.object({
  body: Key,
  position: Line,
  office: OfficeCode.nullable(),
  unit: z.string().trim().min(1).max(200).nullable(),
  duty: Line,
  person: z
    .object({
      id: z.uuid().nullable(),
      name: z.string().trim().min(1).max(200),
      title: z.string().trim().min(1).max(200).nullable(),
    })
    .nullable(),
  acting: z.enum(ACTING).nullable(),
  from: z.iso.date().nullable(),
  /** The first day on which the person no longer holds it. */
  until: z.iso.date().nullable(),
  role: DecreeRole.nullable(),
})
export type Seat = z.infer<typeof Seat>
export type StoredSeat = Seat & { readonly id: string }
