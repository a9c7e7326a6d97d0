import { z } from 'zod'
import { localPhone } from '../phone.ts'
import { LANGUAGES } from '../text.ts'

/** Digits as people write them; brackets and dashes alone are no number. */
const Phone = z
  .string()
  .trim()
  .regex(/^\+?[\d ()-]{8,24}$/)
  .refine((phone) => localPhone(phone).length >= 8)

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
