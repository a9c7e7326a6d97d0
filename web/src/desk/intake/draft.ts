import { type Answers, newPin, newTrackingCode } from '@guyub/contract/cases'
import { newCommandId } from '@guyub/contract/command'
import type { Vault } from '../device/vault.ts'

/** A request as it is being typed. Its id becomes the id of the request. */
export interface Draft {
  readonly id: string
  readonly service: string
  readonly version: number
  readonly trackingCode: string
  readonly pin: string
  readonly startedAt: string
  readonly page: number
  readonly answers: Answers
  /** Whom it is about, once that was typed: names the draft in lists. */
  readonly subject: string
  /** Typed from a sheet that was filled in by hand, under the code that stands on it. */
  readonly isFromPaper?: true
}

export function newDraft(region: string, service: string, version: number, paperCode?: string): Draft {
  return {
    id: newCommandId(),
    service,
    version,
    trackingCode: paperCode ?? newTrackingCode(region),
    ...(paperCode && { isFromPaper: true as const }),
    pin: newPin(),
    startedAt: new Date().toISOString(),
    page: 0,
    answers: {},
    subject: '',
  }
}

export const keyOfDraft = (id: string) => `draft|${id}`

export function saveDraft(vault: Vault, draft: Draft): Promise<void> {
  return vault.put('draft', keyOfDraft(draft.id), draft)
}
