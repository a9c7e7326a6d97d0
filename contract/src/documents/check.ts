import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Text } from '../text.ts'

/**
 * final, provisional (printed without a network), revoked, forged (a token whose signature is not ours), other-authority
 * (delivered through us, signed elsewhere), unknown.
 */
export const VERDICTS = ['final', 'provisional', 'revoked', 'forged', 'other-authority', 'unknown'] as const

/** Is this paper what it says? By the text of its QR, by the hash of the file, or by both. Nobody is named in the answer. */
export const check = endpoint({
  method: 'POST',
  path: '/documents/check',
  access: 'public',
  params: z.object({}),
  body: z
    .object({
      token: z.string().max(2000).optional(),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional(),
    })
    .refine((body) => Boolean(body.token ?? body.sha256)),
  answer: z.object({
    verdict: z.enum(VERDICTS),
    /** system-seal: of this installation; device: of an office's laptop without a network; agency: of the authority that issued it. */
    signature: z.enum(['system-seal', 'device', 'agency', 'none']),
    kind: Text.nullable(),
    number: z.string().nullable(),
    reference: z.string().nullable(),
    office: z.string().nullable(),
    issuedOn: z.iso.date().nullable(),
    /** Of a provisional slip: when its request arrived, null while it has not. */
    receivedAt: z.iso.datetime().nullable(),
    revokedOn: z.iso.date().nullable(),
    reason: z.string().nullable(),
    /** Where its own authority says whether it is valid. */
    checker: z.url().nullable(),
    sha256: z.string().nullable(),
    /**
     * What was verified offline of the signature inside a paper of another authority. Who issued the certificate, whether it was
     * revoked and whether it is trusted was not: no list of BSrE or of anybody else is reached. Null: no such paper, or erased.
     */
    agencySignature: z
      .object({
        /** intact: digest and signature fit the bytes; broken: they do not; unread: of a kind not verified here; none: there is none. */
        state: z.enum(['intact', 'broken', 'unread', 'none']),
        /** Whether it covers every byte of the file but itself. */
        coversWhole: z.boolean(),
        /** What the certificate in the file calls its owner. */
        signer: z.string().nullable(),
      })
      .nullable(),
  }),
  refusals: {},
})
