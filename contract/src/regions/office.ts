import { z } from 'zod'

/** A regency's own agencies have a word for a code, villages and districts that of their area. */
export const OfficeCode = z
  .string()
  .regex(/^(?:[a-z][a-z0-9]*(?:-[a-z0-9]+)*|\d{2}(?:\.\d{2}){0,2}|\d{2}\.\d{2}\.\d{2}\.\d{4})$/)

export const OfficeKind = z.enum([
  'regency',
  'agency',
  'district',
  'village',
  'ministry',
  'directorate',
  'province',
])
export type OfficeKind = z.infer<typeof OfficeKind>

/** What an agency is there for, whatever a region calls it: services ask for the function, never for the name. */
export const OfficeFunction = z.enum([
  'agriculture',
  'archives',
  'assembly',
  'civil-registration',
  'communication',
  'disaster',
  'education',
  'environment',
  'finance',
  'fishery',
  'government',
  'health',
  'hospital',
  'housing',
  'industry',
  'inspectorate',
  'investment',
  'labour',
  'order',
  'personnel',
  'planning',
  'public-works',
  'revenue',
  'small-business',
  'social',
  'tourism',
  'transport',
  'unity',
  'village-affairs',
  'women-and-children',
])
export type OfficeFunction = z.infer<typeof OfficeFunction>

export const Office = z.object({
  code: OfficeCode,
  name: z.string(),
  shortName: z.string(),
  kind: OfficeKind,
  function: OfficeFunction.nullable(),
  area: z.string(),
  parent: OfficeCode.nullable(),
})
export type Office = z.infer<typeof Office>
