import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { download, upload } from '../transfer.ts'

const params = z.object({ decreeId: z.uuid() })

/** The decree as a paper. One in force is open to everybody; a draft is for those who work on it, and says that it is one. */
export const decreePaper = download({
  path: '/decrees/:decreeId/paper/:format',
  access: 'public',
  params: params.extend({ format: z.enum(['pdf', 'docx']) }),
  query: z.object({}),
  refusals: { 'decrees.unknown': 404, 'decrees.paper_lost': 409 },
})

/** The scan of the signed paper, as it was sent; open to everybody once the decree is in force. */
export const decreeScan = download({
  path: '/decrees/:decreeId/scans/:scanId',
  access: 'public',
  params: params.extend({ scanId: z.uuid() }),
  query: z.object({}),
  refusals: { 'decrees.unknown': 404, 'decrees.paper_lost': 409 },
})

/** Keeps the scan of the signed paper byte for byte. */
export const addDecreeScan = upload({
  path: '/decrees/:decreeId/scans',
  access: 'decrees.number',
  maxBytes: 25 * 1024 * 1024,
  params,
  query: z.object({ commandId: CommandId, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  answer: z.object({ scanId: z.uuid(), sha256: z.string(), bytes: z.int() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'decrees.unknown': 404,
    'decrees.not_passed': 409,
    'decrees.scan_damaged': 400,
    'decrees.scan_type': 400,
    'decrees.too_many_scans': 409,
  },
})
