import { splitSlip } from '@guyub/contract/devices'
import { splitToken } from '@guyub/contract/documents'

/** The token in what somebody pasted: the whole address of the QR, or the token alone. */
export function tokenIn(text: string): string | undefined {
  const last = text.trim().split('/').pop()?.split('?')[0] ?? ''
  return last.includes('.') ? decodeURIComponent(last) : undefined
}

/** A paper is checked in the region that issued it, wherever it is looked at. */
export function regionOfToken(token: string): string | undefined {
  return (splitSlip(token) ?? splitToken(token))?.claims.r
}
