import type { FaultKind, Outward } from '@guyub/contract/outbox'

export interface Outgoing {
  /** The same each time that one message is tried; a gateway may use it to send once. */
  readonly id: string
  readonly region: string
  /** A telephone in international form, an e-mail address, or a browser's subscription as JSON. */
  readonly to: string
  readonly title: string
  readonly text: string
  /** Where the reader ends such messages. */
  readonly stopLink: string
  readonly calendar?: string
}

/** A way out of the house. It throws `Undelivered`, or anything else, which may be tried again. */
export interface Way {
  send(message: Outgoing): Promise<void>
}
export type Ways = Partial<Record<Outward, Way>>

interface More {
  /** What the other side answered: a status of HTTP, a reply code of SMTP. */
  readonly status?: number
  /** This address will never take the message. */
  readonly isForGood?: boolean
}

/** Why a message did not leave. It quotes nothing of the message, the address or what the other side said, since it is kept in the clear. */
export class Undelivered extends Error {
  readonly kind: FaultKind
  readonly status: number | undefined
  readonly isForGood: boolean
  constructor(kind: FaultKind, { status, isForGood = false }: More = {}) {
    super(`not delivered: ${kind}${status === undefined ? '' : ` ${status}`}`)
    this.kind = kind
    this.status = status
    this.isForGood = isForGood
  }
}

/** As it is kept: `answered 503`. */
export function faultOf(error: unknown): string {
  if (!(error instanceof Undelivered)) return 'other'
  return [error.kind, error.status].filter((part) => part !== undefined).join(' ')
}
