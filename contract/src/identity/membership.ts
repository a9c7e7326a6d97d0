import { z } from 'zod'
import { Day } from '../moment.ts'
import { OfficeCode } from '../regions/office.ts'
import { ROLES } from './roles.ts'

/** A place in an office, by decree and for a time. `until` is the first day on which it no longer holds. */
export const Membership = z.object({
  id: z.uuid(),
  office: OfficeCode,
  role: z.enum(ROLES),
  decree: z.string().trim().min(1).max(200),
  from: z.iso.date(),
  until: z.iso.date().nullable(),
})
export type Membership = z.infer<typeof Membership>

/** What a command says of a new membership. */
export const NewMembership = Membership.omit({ id: true }).extend({ from: Day, until: Day.optional() })
export type NewMembership = z.infer<typeof NewMembership>
