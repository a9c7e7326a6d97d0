import { z } from 'zod'
import { Key, Text } from '../text.ts'

/** Who pays for a visit, and what has to be shown for it. */
const Payer = z.strictObject({
  key: Key,
  title: Text,
  papers: Text,
  /** By the state's health insurance: has a quota of its own, and the insurance is told. */
  isInsured: z.boolean(),
  /** Whether a letter of referral or control is asked for. */
  needsReference: z.boolean(),
  source: z.string(),
})

/** A service that registers patients for doctors' sessions and leads them through a hospital by numbers. */
export const VisitUse = z.strictObject({
  /** Offices with this function run it, each for itself. */
  function: Key,
  payers: z.array(Payer).min(1),
  /** Which lanes of its `queue` stand beside those of the clinics. */
  lanes: z.strictObject({ admission: Key, pharmacy: Key, help: Key }),
  /** Who comes before others without having to ask: which class of the `queue`, from which age on, and under which. */
  priority: z
    .strictObject({
      ...{ class: Key, fromAge: z.int().min(1), underAge: z.int().min(0) },
      /** Other grounds, which the person or an officer says. Believed, and not kept: only the class of the number is. */
      grounds: z.array(z.strictObject({ key: Key, title: Text })).default([]),
      source: z.string(),
    })
    .optional(),
  /** Days ahead that somebody may book. */
  bookableDays: z.int().min(0).max(90),
})
export type VisitUse = z.infer<typeof VisitUse>
