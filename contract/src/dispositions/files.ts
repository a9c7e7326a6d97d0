import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { download, upload } from '../transfer.ts'

const params = z.object({ letterId: z.uuid() })

/** A paper with a letter, or with the report of a hand-over: kept byte for byte, its kind by its content. */
export const attachToLetter = upload({
  path: '/dispositions/letters/:letterId/files',
  access: 'dispositions.act',
  maxBytes: 25 * 1024 * 1024,
  params,
  query: z.object({
    commandId: CommandId,
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    name: z.string().trim().min(1).max(120),
    handoverId: z.uuid().optional(),
  }),
  answer: z.object({ fileId: z.uuid(), bytes: z.int() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'dispositions.unknown': 404,
    'dispositions.not_yours': 409,
    'dispositions.not_now': 409,
    'dispositions.file_damaged': 400,
    'dispositions.file_type': 400,
    'dispositions.too_many_files': 409,
  },
})

export const letterFile = download({
  path: '/dispositions/letters/:letterId/files/:fileId',
  access: 'dispositions.read',
  params: params.extend({ fileId: z.uuid() }),
  query: z.object({}),
  refusals: { 'dispositions.unknown': 404, 'dispositions.file_lost': 409 },
})
