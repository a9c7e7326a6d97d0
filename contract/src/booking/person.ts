import { z } from 'zod'
import { LANGUAGES } from '../text.ts'

/** Digits as people write them; brackets and dashes alone are no number. */
const Phone = z
  .string()
  .trim()
  .regex(/^\+?[\d ()-]{8,24}$/)
  .refine((phone) => plainPhone(phone).length >= 8)

/** Who comes. Personal data. A number, because that is how somebody is called when a place is free after all. */
export const Person = z
  .object({
    name: z.string().trim().min(2).max(120),
    phone: Phone,
    isMinor: z.boolean().default(false),
    /** Of a father, mother or guardian, where who comes is no adult. */
    guardianPhone: Phone.optional(),
    /** In which they are told what becomes of it; left out, as before, and Indonesian at first. */
    language: z.enum(LANGUAGES).optional(),
  })
  .refine(({ isMinor, guardianPhone }) => !isMinor || guardianPhone !== undefined, {
    path: ['guardianPhone'],
  })
export type Person = z.infer<typeof Person>

/** `0812…` however it was typed: 62 812, 0062 812, +62 (0)812 and 812 are one number, so that no limit is passed by another spelling. */
export function plainPhone(phone: string): string {
  return `0${phone.replace(/\D/g, '').replace(/^0*(?:62)?0*/, '')}`
}
