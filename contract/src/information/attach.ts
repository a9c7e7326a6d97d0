import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { PAPER_MAX_BYTES } from '../paper.ts'
import { download, upload } from '../transfer.ts'

const params = z.object({ informationId: z.uuid() })

/** The document itself, in the place of the one before. Read by everybody once it is published, so no NIK and no mobile number may be in it. */
export const attachInformation = upload({
  path: '/information/:informationId/file',
  access: 'information.keep',
  maxBytes: PAPER_MAX_BYTES,
  params,
  query: z.object({ commandId: CommandId, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  answer: z.object({ informationId: z.uuid(), version: z.int() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'information.not_found': 404,
    'information.excluded_is_closed': 409,
    'information.paper_damaged': 409,
    'information.paper_type': 415,
    'information.paper_unreadable': 409,
    'information.paper_has_personal_data': 409,
    'information.picture_too_large': 413,
  },
})

export const informationFile = download({
  path: '/information/:informationId/file',
  access: 'public',
  params,
  query: z.object({}),
  refusals: { 'information.not_found': 404, 'information.file_lost': 409 },
})
