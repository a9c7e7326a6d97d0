import { z } from 'zod'
import { eventType } from '../../kernel/log.ts'

const paper = { kind: z.string(), number: z.number().int(), year: z.number().int() }

export const documentIssued = eventType('documents.issued', 1, z.object({ ...paper, sha256: z.string() }))
export const documentRevoked = eventType('documents.revoked', 1, z.object(paper))
export const numberWrittenOff = eventType('documents.written_off', 1, z.object(paper))
