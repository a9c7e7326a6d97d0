import { z } from 'zod'
import { Day } from '../moment.ts'
import { isNik } from '../nik.ts'
import { newestDay } from '../our-time.ts'

const Phone = z
  .string()
  .trim()
  .regex(/^\+?[\d ()-]{8,24}$/)

/** The number on the card of the national health insurance: thirteen digits. */
export const InsuranceNumber = z.string().regex(/^\d{13}$/)
/** As the hospital numbers its records. */
export const RecordNumber = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z][0-9A-Za-z.-]{2,19}$/)

/** Somebody whom the hospital does not know yet. Personal data. */
export const NewPatient = z.object({
  name: z.string().trim().min(2).max(120),
  sex: z.enum(['male', 'female']),
  birthDate: Day.refine((day) => day <= newestDay(new Date())),
  nik: z.string().refine(isNik),
  insurance: InsuranceNumber.optional(),
  phone: Phone.optional(),
  address: z.string().trim().min(3).max(200),
})
export type NewPatient = z.infer<typeof NewPatient>

/** The same once the hospital gave a record number; its own system may know less. */
export const Patient = NewPatient.partial({ nik: true, address: true, sex: true }).extend({
  record: RecordNumber,
  /** What the hospital's own system calls the person for ever, where it tells it: record numbers change. */
  person: z.string().min(1).max(64).optional(),
})
export type Patient = z.infer<typeof Patient>

/** `S••• A••••`: enough to know oneself, not enough to learn who somebody is. */
export function maskName(name: string): string {
  return name
    .trim()
    .split(/\s+/)
    .map((part) => `${part[0] ?? ''}${'•'.repeat(Math.min(5, Math.max(1, part.length - 1)))}`)
    .join(' ')
}
