import { z } from 'zod'
import { CommandId } from './command.ts'
import { endpoint } from './endpoint.ts'
import { upload } from './transfer.ts'

/** A part is never larger: on a line of 50 kbit/s it takes ten seconds, and a cut loses no more than that. */
export const PART_BYTES = 64 * 1024
/** Of a file that comes in parts: as much as the largest upload takes. */
export const WHOLE_BYTES = 10 * 1024 * 1024

/** Names the upload whose parts are the file, on a request that sends none itself. */
export const UPLOAD_ID_HEADER = 'upload-id'

/** What every upload can answer when its file came in parts. */
export const WHOLE_REFUSALS = {
  /** Parts are missing, or they were thrown away after a day; ask how far it came. */
  'upload.unfinished': 409,
  'upload.too_large': 413,
} as const

const params = z.object({ uploadId: CommandId })

/**
 * The next part of a file that is sent piece by piece, as the IETF draft on resumable uploads has it (an offset, asked for after a cut). When all are there, the
 * upload itself is sent without a body and with the header `upload-id`. Parts are their sender's alone, and kept for a day.
 */
export const sendPart = upload({
  path: '/uploads/:uploadId',
  access: 'signed-in',
  maxBytes: PART_BYTES,
  params,
  query: z.object({
    offset: z.coerce.number().int().min(0).max(WHOLE_BYTES),
    /** Of the whole file, in bytes. */
    total: z.coerce.number().int().min(1).max(WHOLE_BYTES),
  }),
  answer: z.object({ offset: z.int() }),
  refusals: {
    /** Not what comes next: ask how far it came. */
    'upload.offset': 409,
    'upload.too_large': 413,
    'upload.empty': 400,
    'upload.too_many': 409,
  },
})

/** How far it came, in bytes; 0 for one of which nothing is there. */
export const uploadOffset = endpoint({
  method: 'GET',
  path: '/uploads/:uploadId',
  access: 'signed-in',
  params,
  body: z.object({}),
  answer: z.object({ offset: z.int() }),
  refusals: {},
})
