import { verify } from 'node:crypto'
import { type SlipClaims, splitSlip } from '@guyub/contract/devices'
import type { Context } from '../../kernel/context.ts'
import { publicKeyOf } from './public-key.ts'

interface VerifiedSlip {
  readonly claims: SlipClaims
  readonly office: string
  /** When the device was taken out of use. */
  readonly revokedAt: Date | null
}

/**
 * What a slip's token says and which office's device signed it; nothing for a token that is forged. A device that is unknown may be one of a
 * village node that has not met its regency since.
 */
export async function verifySlip(
  { region }: Pick<Context, 'region'>,
  token: string,
): Promise<VerifiedSlip | 'unknown' | undefined> {
  const split = splitSlip(token)
  if (!split || split.claims.r !== region.code) return undefined
  const device = await region.db
    .selectFrom('device')
    .select(['public_key', 'office_code', 'letter', 'revoked_at'])
    .where('region_code', '=', region.code)
    .where('id', '=', split.claims.d)
    .executeTakeFirst()
  if (!device) return 'unknown'
  if (!split.claims.s.startsWith(`${device.letter}-`)) return undefined
  const key = publicKeyOf(device.public_key)
  if (!key) return undefined
  const isSigned = verify(
    'sha256',
    Buffer.from(split.text),
    { key, dsaEncoding: 'ieee-p1363' },
    split.signature,
  )
  return isSigned
    ? { claims: split.claims, office: device.office_code, revokedAt: device.revoked_at }
    : undefined
}
