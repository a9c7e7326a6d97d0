import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { download, upload } from '../transfer.ts'
import { CENTRE_REFUSALS } from './step-rules.ts'

const params = z.object({ agreementId: z.uuid() })
const SEEN = {
  ...CENTRE_REFUSALS,
  'movement.no_such_agreement': 404,
  'movement.not_your_province': 403,
} as const

/** The draft as a PDF, for both sides to read and sign. It says that it is a draft. */
export const agreementDraft = download({
  path: '/movement/agreements/:agreementId/draft',
  access: 'movement.read',
  params,
  query: z.object({}),
  refusals: { ...SEEN, 'movement.no_draft': 409 },
})

/** The signed PDF, byte for byte as it was sent. */
export const agreementFile = download({
  path: '/movement/agreements/:agreementId/file',
  access: 'movement.read',
  params,
  query: z.object({}),
  refusals: { ...SEEN, 'movement.no_file': 404, 'movement.file_lost': 409 },
})

/** Keeps the signed PDF byte for byte: its hash is what everybody may check a copy against. */
export const addAgreementFile = upload({
  path: '/movement/agreements/:agreementId/file',
  access: 'movement.manage',
  maxBytes: 25 * 1024 * 1024,
  params,
  query: z.object({ commandId: CommandId, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  answer: z.object({ agreementId: z.uuid(), sha256: z.string(), bytes: z.int() }),
  refusals: {
    ...COMMAND_REFUSALS,
    ...CENTRE_REFUSALS,
    'movement.no_such_agreement': 404,
    'movement.agreement_not_signed': 409,
    'movement.file_already': 409,
    'movement.file_damaged': 400,
    'movement.file_type': 415,
  },
})
