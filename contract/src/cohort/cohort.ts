import { z } from 'zod'
import { OfficeCode } from '../regions/office.ts'
import { Key } from '../text.ts'

const Line = z.string().trim().min(1).max(300)

/** One stage: what it is about and what is handed in at its end. Regions differ, so it is data of the cohort. */
export const CohortStage = z.object({
  key: Key,
  title: Line,
  about: z.string().trim().max(2000),
  deliverables: z.array(z.strictObject({ key: Key, title: Line })).max(40),
})
export type CohortStage = z.infer<typeof CohortStage>

/** Who works together, such as the people of one dimension. */
export const CohortGroup = z.strictObject({ key: Key, name: Line })
export type CohortGroup = z.infer<typeof CohortGroup>

export const SESSION_PARTS = ['speaker', 'mentor', 'companion', 'moderator'] as const

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

export const CohortSession = z.object({
  stage: Key,
  title: Line,
  day: z.iso.date(),
  starts: Clock,
  ends: Clock,
  place: Line,
  people: z.array(z.strictObject({ name: Line, part: z.enum(SESSION_PARTS) })).max(40),
  materials: z.array(z.strictObject({ title: Line, url: z.url({ protocol: /^https?$/ }).max(2000) })).max(60),
  minutes: z.string().trim().min(1).max(20_000).nullable(),
  isCancelled: z.boolean(),
})
export type CohortSession = z.infer<typeof CohortSession>

/** Somebody whom an office or an organisation sends, the same person through all stages. No phone number, no NIK. */
export const Delegate = z.object({
  office: OfficeCode.nullable(),
  unit: Line.nullable(),
  name: Line,
  title: Line.nullable(),
  group: Key.nullable(),
  /** Whom this person replaces for good. */
  replaces: z.uuid().nullable(),
})
export type Delegate = z.infer<typeof Delegate>
