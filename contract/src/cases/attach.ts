import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { Key } from '../text.ts'
import { upload } from '../transfer.ts'

/** Largest file that is taken, in bytes: a page of a photographed paper is far below it. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024
export const MEDIA_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const

export const AttachQuery = z.object({
  commandId: CommandId,
  /** Which field of the form it answers, or which product it is the signed paper of. */
  field: Key.optional(),
  product: Key.optional(),
  /** SHA-256 of the bytes, hexadecimal: a file that was cut off on the way is refused. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

export const ATTACH_REFUSALS = {
  ...COMMAND_REFUSALS,
  /** Also when the command that files the case has not arrived yet: the outbox keeps the file and waits. */
  'cases.not_found': 404,
  'cases.erased': 409,
  'cases.no_such_field': 400,
  'cases.file_type': 415,
  'cases.file_too_large': 413,
  'cases.file_damaged': 400,
  /** More than sixty million picture elements: no telephone makes them, and opening them fills the memory. */
  'cases.picture_too_large': 413,
  'cases.not_your_action': 403,
  'cases.delivered_already': 409,
  /** An applicant sends files only while a correction is asked. */
  'cases.form_not_open': 409,
  'cases.too_many_files': 409,
} as const

export const AttachAnswer = z.object({
  fileId: z.uuid(),
  /** Of the bytes as they are kept; a photograph loses its place and camera first, a paper stays as it is. */
  sha256: z.string(),
  mediaType: z.enum(MEDIA_TYPES),
  bytes: z.int(),
})

/** The body is the file itself. The id of the command becomes the id of the file. */
export const attach = upload({
  path: '/cases/:caseId/files',
  access: 'cases.attach',
  maxBytes: MAX_FILE_BYTES,
  params: z.object({ caseId: z.uuid() }),
  query: AttachQuery,
  answer: AttachAnswer,
  refusals: ATTACH_REFUSALS,
})
