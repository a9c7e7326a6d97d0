import { z } from 'zod'
import { PAPER_MEDIA_TYPES } from '../paper.ts'
import { openText } from '../text.ts'

/** UU 14/2008: to be published periodically, at once, at any time; and what is excluded. */
export const INFORMATION_CLASSES = ['periodic', 'immediate', 'any-time', 'excluded'] as const
export type InformationClass = (typeof INFORMATION_CLASSES)[number]
export const INFORMATION_FORMS = ['electronic', 'paper', 'both'] as const
/** The letters of article 17. */
export const EXCLUSION_ARTICLES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'] as const

const Exclusion = z.strictObject({
  article: z.enum(EXCLUSION_ARTICLES),
  /** What would follow from disclosing it, weighed against the public interest. */
  test: openText(20, 4000),
  /** The number of the decision that excludes it. */
  decision: openText(3, 120).nullable(),
  until: z.iso.date().nullable(),
})

export const InformationFields = z
  .object({
    class: z.enum(INFORMATION_CLASSES),
    title: openText(3, 200),
    summary: openText(3, 2000),
    form: z.enum(INFORMATION_FORMS),
    /** What it is about in time: "2026", "Januari–Juni 2026". */
    period: openText(1, 120),
    /** How long it is kept. */
    retention: openText(1, 120).nullable(),
    /** Where it can be read; never opened by us. */
    link: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .nullable(),
    exclusion: Exclusion.nullable(),
  })
  .superRefine(({ class: its, link, exclusion }, { addIssue }) => {
    const isExcluded = its === 'excluded'
    const fault = (path: string, code: string) => addIssue({ code: 'custom', path: [path], params: { code } })
    if (isExcluded && !exclusion) fault('exclusion', 'missing')
    if (!isExcluded && exclusion) fault('exclusion', 'not_asked')
    if (isExcluded && link) fault('link', 'not_asked')
  })
export type InformationFields = z.infer<typeof InformationFields>

export const InformationItem = z.object({
  id: z.uuid(),
  office: z.object({ code: z.string(), name: z.string() }),
  class: z.enum(INFORMATION_CLASSES),
  title: z.string(),
  summary: z.string(),
  form: z.enum(INFORMATION_FORMS),
  period: z.string(),
  retention: z.string().nullable(),
  link: z.string().nullable(),
  exclusion: z
    .object({
      article: z.enum(EXCLUSION_ARTICLES),
      test: z.string(),
      decision: z.string().nullable(),
      until: z.iso.date().nullable(),
    })
    .nullable(),
  file: z.object({ sha256: z.string(), bytes: z.int(), mediaType: z.enum(PAPER_MEDIA_TYPES) }).nullable(),
  isSample: z.boolean(),
  changedAt: z.iso.datetime(),
})
export type InformationItem = z.infer<typeof InformationItem>

export const KeptInformation = InformationItem.extend({
  version: z.int(),
  state: z.enum(['draft', 'published', 'withdrawn']),
})
export type KeptInformation = z.infer<typeof KeptInformation>
