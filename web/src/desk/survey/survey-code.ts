import { normalTrackingCode } from '@guyub/contract/cases'

/** A code as it was typed, or from the address behind an invitation's QR: `…/survei/isi/{code}`. */
export function surveyCode(given: string): string {
  const [, inAddress] = /^https?:\/\/[^\s?#]+\/survei\/isi\/([^/?#\s]+)/.exec(given.trim()) ?? []
  return normalTrackingCode(inAddress ?? given)
}
