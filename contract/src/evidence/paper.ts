import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { PAPER_MAX_BYTES } from '../paper.ts'
import { openText } from '../text.ts'
import { upload } from '../transfer.ts'
import { EVIDENCE_KINDS } from './kinds.ts'

export const PAPER_KINDS = EVIDENCE_KINDS.filter((kind) => kind !== 'figures')

/** A part of a picture that is blackened, in thousandths of its width and height, from its upper left. */
export const Mask = z.object({
  x: z.int().min(0).max(1000),
  y: z.int().min(0).max(1000),
  width: z.int().min(1).max(1000),
  height: z.int().min(1).max(1000),
})
export type Mask = z.infer<typeof Mask>

/** `x,y,width,height` of each, joined by semicolons. */
export const Masks = z
  .string()
  .max(4000)
  .regex(/^(?:\d{1,4},\d{1,4},\d{1,4},\d{1,4}(?:;|$))*$/)
  .transform((text) =>
    text
      .split(';')
      .filter(Boolean)
      .map((box) => {
        const [x = 0, y = 0, width = 0, height = 0] = box.split(',').map(Number)
        return { x, y, width, height }
      }),
  )
  .pipe(z.array(Mask).max(100))

const Frozen = z.object({ evidenceId: z.uuid(), sumsSha256: z.string(), masked: z.int() })

const PAPER_REFUSALS = {
  ...COMMAND_REFUSALS,
  'evidence.paper_damaged': 409,
  'evidence.paper_type': 409,
  'evidence.paper_unreadable': 409,
  'evidence.paper_has_personal_data': 409,
  'evidence.masks_need_picture': 409,
  'evidence.picture_too_large': 409,
} as const

/**
 * Freezes a paper or a picture as evidence. It leaves the region, so nobody's NIK, telephone number or face may stand in it: the text of a
 * PDF is searched, parts of a picture are blackened before anything is kept, and whoever freezes says that they have looked.
 */
export const freezePaper = upload({
  path: '/evidence/papers',
  access: 'evidence.freeze',
  maxBytes: PAPER_MAX_BYTES,
  params: z.object({}),
  query: z.object({
    commandId: CommandId,
    year: z.coerce.number().int().min(2017).max(2100),
    kind: z.enum(PAPER_KINDS),
    title: openText(3, 200),
    /** Of the bytes that are sent, so that none is lost on the way. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    masks: Masks.default([]),
    /** Whoever freezes has looked: nobody can be recognised in it. */
    showsNobody: z.literal('yes'),
  }),
  answer: Frozen,
  refusals: PAPER_REFUSALS,
})

/**
 * Freezes the paper that was attached to a report of the plan, the same way. `title` is what it is called outside of the region; a picture's
 * masks are burnt in, the report's own stays as it is.
 */
export const freezeReportPaper = endpoint({
  method: 'POST',
  path: '/evidence/papers/of-report',
  access: 'evidence.freeze',
  params: z.object({}),
  body: z.object({
    commandId: CommandId,
    paperId: z.uuid(),
    year: z.int().min(2017).max(2100),
    kind: z.enum(PAPER_KINDS),
    title: openText(3, 200),
    masks: Masks.default([]),
    showsNobody: z.literal('yes'),
  }),
  answer: Frozen,
  refusals: { ...PAPER_REFUSALS, 'evidence.no_such_paper': 404 },
})

/** Takes evidence back that should not have been given: it stays, marked, and proves nothing from then on. */
export const withdraw = endpoint({
  method: 'POST',
  path: '/evidence/:evidenceId/withdraw',
  access: 'evidence.freeze',
  params: z.object({ evidenceId: z.uuid() }),
  body: z.object({ commandId: CommandId, reason: openText(3, 400) }),
  answer: z.object({ evidenceId: z.uuid() }),
  refusals: { ...COMMAND_REFUSALS, 'evidence.not_found': 404, 'evidence.withdrawn_already': 409 },
})
