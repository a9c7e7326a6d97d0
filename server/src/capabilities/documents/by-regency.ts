import { createPublicKey, verify } from 'node:crypto'
import {
  type check,
  checkOffline,
  type OfflineVerdict,
  type SignedRevocations,
  splitRevocations,
  type Verifiers,
} from '@guyub/contract/documents'
import type { z } from 'zod'

const VERDICTS: Readonly<Record<OfflineVerdict['verdict'], z.output<typeof check.answer>['verdict']>> = {
  ...{ final: 'final', provisional: 'provisional', revoked: 'revoked', forged: 'forged' },
  ...{ unsure: 'unknown', elsewhere: 'forged' },
}

const verifiers: Verifiers = {
  ed25519: async (signature, text, key) =>
    isSigned(() =>
      verify(
        null,
        Buffer.from(text),
        createPublicKey({
          key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key).toString('base64url') },
          format: 'jwk',
        }),
        signature,
      ),
    ),
  p256: async (signature, text, jwk) =>
    isSigned(() =>
      verify(
        'sha256',
        Buffer.from(text),
        { key: createPublicKey({ key: { ...jwk }, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
        signature,
      ),
    ),
}

function isSigned(look: () => boolean): boolean {
  try {
    return look()
  } catch {
    return false
  }
}

/** At a village node, what a token is worth by the list and the key of its regency: the rule of the checker that works without a network. */
export async function byRegency(
  token: string,
  { list: signed, key }: SignedRevocations,
): Promise<z.output<typeof check.answer>> {
  const list = splitRevocations(signed)?.list
  if (!list) throw new Error('the list of the regency does not read')
  const told = await checkOffline(token, list, key, verifiers)
  const isSlip = token.startsWith('P.')
  const isKnown = told.verdict !== 'forged' && told.verdict !== 'elsewhere' && told.verdict !== 'unsure'
  return {
    verdict: VERDICTS[told.verdict],
    signature: told.verdict === 'forged' ? ('none' as const) : isSlip ? ('device' as const) : SEAL,
    kind: (isKnown && told.kind) || null,
    number: (isKnown && told.number) || null,
    reference: (isKnown && told.reference) || null,
    office: (isKnown && told.office) || null,
    issuedOn: (isKnown && told.issuedOn) || null,
    ...{ receivedAt: null, revokedOn: null, reason: null, checker: null, sha256: null },
    agencySignature: null,
  }
}

const SEAL = 'system-seal' as const
