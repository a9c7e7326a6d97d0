import { localDay } from '@guyub/contract/calendar'
import type { SignedRevocations } from '@guyub/contract/documents'
import type { Text } from '@guyub/contract/text'
import type { Context } from '../../kernel/context.ts'
import { regionToday } from '../../kernel/region-today.ts'
import { byRegency } from './by-regency.ts'
import type { DocumentsNeeds } from './issue.ts'
import { fullNumber, titleOf } from './kinds.ts'
import { pdfSignature } from './pdf-signature.ts'
import { claimsOf } from './token.ts'

/** Papers of other authorities belong to the cases they were delivered for; the composition root lends us its eyes. */
export type FindDelivered = (
  ctx: Context,
  sha256: Buffer,
) => Promise<
  | {
      readonly title: Text
      readonly office: string
      readonly deliveredOn: string
      readonly checker: string | null
      /** Nothing once it is erased or lost. */
      readonly content: () => Promise<Buffer | undefined>
    }
  | undefined
>

/** A slip that a device printed without a network; verified by those who know devices and cases. */
export type FindSlip = (
  ctx: Context,
  token: string,
) => Promise<
  | {
      readonly reference: string
      readonly number: string
      readonly office: string
      readonly printedOn: string
      readonly revokedOn: string | null
      readonly receivedAt: string | null
    }
  /** Of a device that nobody here has heard of. */
  | 'unknown'
  | undefined
>

export interface CheckEyes {
  readonly delivered: FindDelivered
  readonly slip: FindSlip
  /** At a village node: the list and the key of its regency, by which papers are known there. */
  readonly fromRegency: (ctx: Context) => Promise<SignedRevocations | undefined>
  readonly officeName: (ctx: Context, code: string) => Promise<string | undefined>
}

const NOTHING = {
  kind: null,
  number: null,
  reference: null,
  office: null,
  issuedOn: null,
  receivedAt: null,
  revokedOn: null,
  reason: null,
  checker: null,
  sha256: null,
  agencySignature: null,
}

const NO_SIGNATURE = { state: 'none' as const, coversWhole: false, signer: null }

interface Asked {
  readonly token?: string | undefined
  readonly sha256?: string | undefined
}

/** What we know of a paper, with its office called as people call it. */
export async function check(ctx: Context, needs: DocumentsNeeds, eyes: CheckEyes, asked: Asked) {
  const answer = await verdictOf(ctx, needs, eyes, asked)
  const name = answer.office === null ? undefined : await eyes.officeName(ctx, answer.office)
  return { ...answer, office: name ?? answer.office }
}

/** An unsigned or altered token is forged; a hash that we never saw is unknown, not forged. */
async function verdictOf(ctx: Context, needs: DocumentsNeeds, eyes: CheckEyes, { token, sha256 }: Asked) {
  const slip = token?.startsWith('P.') ? await eyes.slip(ctx, token) : undefined
  if (slip && slip !== 'unknown') return provisional(slip)
  const regency = token && (await eyes.fromRegency(ctx))
  if (regency) return byRegency(token, regency)
  if (token?.startsWith('P.')) return provisional(slip)
  const claims = token ? claimsOf(needs.tokenKey, token) : undefined
  if (token && claims?.r !== ctx.region.code)
    return { verdict: 'forged' as const, signature: 'none' as const, ...NOTHING }
  const hash = sha256 ? Buffer.from(sha256, 'hex') : undefined
  const found = await documentBy(ctx, claims?.d, hash)
  if (found) {
    const there = await regionToday(ctx)
    const isFinal = found.state === 'final'
    return {
      verdict: isFinal ? ('final' as const) : ('revoked' as const),
      signature: 'system-seal' as const,
      kind: titleOf(found.kind),
      number: fullNumber(found),
      reference: found.reference,
      office: found.office_code,
      receivedAt: null,
      issuedOn: localDay(there, found.issued_at),
      revokedOn: found.revoked_at && localDay(there, found.revoked_at),
      reason: found.reason,
      checker: null,
      agencySignature: null,
      sha256: found.sha256.toString('hex'),
    }
  }
  const paper = hash && (await eyes.delivered(ctx, hash))
  if (!paper) return { verdict: 'unknown' as const, signature: 'none' as const, ...NOTHING }
  const content = await paper.content()
  const agencySignature = content && (pdfSignature(content) ?? NO_SIGNATURE)
  return {
    verdict: 'other-authority' as const,
    signature: 'agency' as const,
    ...NOTHING,
    kind: paper.title,
    office: paper.office,
    issuedOn: paper.deliveredOn,
    checker: paper.checker,
    agencySignature: agencySignature ?? null,
    sha256: sha256 ?? null,
  }
}

function provisional(slip: Awaited<ReturnType<FindSlip>>) {
  // A village that has not met its regency yet prints true slips too.
  if (slip === 'unknown') return { verdict: 'unknown' as const, ...NOTHING, signature: 'device' as const }
  if (!slip) return { verdict: 'forged' as const, signature: 'none' as const, ...NOTHING }
  const { printedOn, ...told } = slip
  return {
    ...{ verdict: told.revokedOn ? ('revoked' as const) : ('provisional' as const) },
    ...{ signature: 'device' as const, ...NOTHING, ...told },
    kind: { id: 'Bukti pendaftaran sementara', en: 'Provisional receipt' },
    issuedOn: printedOn,
  }
}

// With token and file, both must be of the same paper: a true QR on another sheet proves nothing.
async function documentBy({ region }: Context, id: string | undefined, hash: Buffer | undefined) {
  if (!id && !hash) return undefined
  let query = region.db
    .selectFrom('document')
    .select([
      'kind',
      'state',
      'number',
      'office_code',
      'year',
      'reference',
      'issued_at',
      'revoked_at',
      'reason',
      'sha256',
    ])
    .where('region_code', '=', region.code)
  if (id) query = query.where('id', '=', id)
  if (hash) query = query.where('sha256', '=', hash)
  return query.executeTakeFirst()
}
