import { z } from 'zod'
import { PAPER_MEDIA_TYPES } from '../../paper.ts'
import { download } from '../../transfer.ts'

/** One file of a report: what it is and whether it may be opened. Its bytes are another address. */
export const PaperView = z.object({
  id: z.uuid(),
  paperKind: z.string(),
  /** The day that stands on it, or on which the picture was taken. */
  paperOn: z.iso.date(),
  mediaType: z.enum(PAPER_MEDIA_TYPES),
  bytes: z.int(),
  sha256: z.string(),
  at: z.iso.datetime(),
  /** Taken back: its bytes are destroyed. */
  withdrawn: z.object({ at: z.iso.datetime(), reason: z.string() }).nullable(),
  may: z.object({ open: z.boolean(), freeze: z.boolean(), withdraw: z.boolean() }),
})
export type PaperView = z.infer<typeof PaperView>

/**
 * Opens the file of a report. For people who work for the region: neither the public nor the ministry nor an assessor, whose paper is
 * frozen evidence.
 */
export const planPaper = download({
  path: '/plan/papers/:paperId/file',
  access: 'plan.papers',
  params: z.object({ paperId: z.uuid() }),
  query: z.object({}),
  refusals: { 'plan.no_such_paper': 404, 'plan.paper_withdrawn': 409, 'plan.paper_lost': 409 },
})
