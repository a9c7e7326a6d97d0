import { z } from 'zod'

export const COMMUNITY_STATUSES = ['waiting', 'verified', 'refused'] as const
export type CommunityStatus = (typeof COMMUNITY_STATUSES)[number]

export const VERDICTS = ['verified', 'refused'] as const
export type Verdict = (typeof VERDICTS)[number]

/** A verdict may be changed by another, never repeated: verification can be withdrawn, and a refusal be corrected. */
export function refuseVerdict(
  status: string,
  verdict: Verdict,
  reason: string | undefined,
): 'communities.decided_already' | 'communities.reason_missing' | undefined {
  if (status === verdict) return 'communities.decided_already'
  return verdict === 'refused' && !reason ? 'communities.reason_missing' : undefined
}

/** Only a verified community proposes, comments and supports. */
export function refuseVoice(status: string): 'communities.not_verified' | undefined {
  return status === 'verified' ? undefined : 'communities.not_verified'
}

/** What `enterCommunity` answered; good for half an hour. */
export const AccessKey = z.string().max(300)

/** What every step of a community without an account can be refused with. */
export const ACCESS_REFUSALS = { 'communities.access_expired': 401 } as const
/** The same, where it must be verified too. */
export const VOICE_REFUSALS = { ...ACCESS_REFUSALS, 'communities.not_verified': 409 } as const

export const DIMENSION = z.string().regex(/^[a-z_]{2,40}$/)
/** A dimension and one of its elements: `governance.public_service`. */
export const ELEMENT = z.string().regex(/^[a-z_]+\.[a-z_]+$/)
