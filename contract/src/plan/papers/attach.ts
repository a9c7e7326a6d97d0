import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../../command.ts'
import { Day } from '../../moment.ts'
import { PAPER_MAX_BYTES } from '../../paper.ts'
import { Key } from '../../text.ts'
import { upload } from '../../transfer.ts'
import { PAPER_REPORTS } from './rules.ts'

/**
 * Attaches the paper of a report as a file: a PDF as it is, a picture without what its camera wrote. By whoever may report the same. The text
 * of a PDF is searched for NIK and mobile numbers; whoever attaches says that they have looked, for a scan has no text.
 */
export const attachPaper = upload({
  path: '/plan/papers',
  access: 'plan.contribute',
  maxBytes: PAPER_MAX_BYTES,
  params: z.object({}),
  query: z.object({
    commandId: CommandId,
    report: z.enum(PAPER_REPORTS),
    reportId: z.uuid(),
    paperKind: Key,
    paperOn: Day,
    /** Of the bytes that are sent, so that none is lost on the way. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    /** No NIK and no telephone number stands in it. */
    looked: z.literal('yes'),
  }),
  /** The hash of the bytes as they are kept. */
  answer: z.object({ paperId: z.uuid(), sha256: z.string(), bytes: z.int() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'plan.no_such_report': 404,
    'plan.not_yours': 403,
    'plan.unknown_code': 400,
    'plan.paper_in_the_future': 409,
    'plan.too_many_papers': 409,
    'plan.paper_attached': 409,
    'plan.paper_damaged': 409,
    'plan.paper_type': 409,
    'plan.paper_unreadable': 409,
    'plan.paper_has_personal_data': 409,
    'plan.picture_too_large': 409,
  },
})
