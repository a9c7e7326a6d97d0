import { z } from 'zod'
import { Day } from '../moment.ts'

/** The Kemendagri code of a regency or city: `35.05`. */
export const MemberCode = z.string().regex(/^\d{2}\.\d{2}$/)
/** The Kemendagri code of a province: `35`. */
export const ProvinceCode = z.string().regex(/^\d{2}$/)

/** What may happen to a region in a wave, in the order in which it usually does. */
export const STEPS = [
  'invited',
  'applied',
  'questionnaire',
  'assessed',
  'not-selected',
  'selected',
  'declined',
  'active',
  'withdrawn',
] as const
export type Step = (typeof STEPS)[number]

/** Where a region stands: its last step, told in fewer words. */
export const STANDINGS = [
  'none',
  'invited',
  'assessed',
  'not-selected',
  'selected',
  'declined',
  'active',
  'withdrawn',
] as const
export type Standing = (typeof STANDINGS)[number]

/** Who applied is a candidate like those who were invited; a questionnaire alone is no assessment yet. */
export function standingAfter(step: Step | undefined): Standing {
  if (step === undefined) return 'none'
  return step === 'applied' || step === 'questionnaire' ? 'invited' : step
}

/** A day as far as it is known: a source may name only the year or the month. */
export const KnownDay = z.object({ day: z.iso.date(), precision: z.enum(['day', 'month', 'year']) })
export type KnownDay = z.infer<typeof KnownDay>

/** Numbers of letters follow no one pattern: free text. */
export const Letter = z.string().trim().min(1).max(200)
export const Note = z.string().trim().min(1).max(2000)

/** What a command about one region says of its day and its letter. */
export const WHEN = { on: Day, letter: Letter.optional(), note: Note.optional() }

export const StepView = z.object({
  id: z.uuid(),
  kind: z.enum(STEPS),
  wave: z.object({ id: z.uuid(), year: z.int(), name: z.string() }),
  on: KnownDay,
  letter: z.string().nullable(),
  /** Of reference facts: where it is written, and what is uncertain about it. */
  source: z.string().nullable(),
  remark: z.string().nullable(),
  /** It replaces an entry that was wrong. */
  isCorrection: z.boolean(),
})
export type StepView = z.infer<typeof StepView>
