import type { Outward } from '@guyub/contract/outbox'

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

/**
 * A way out of the house. It throws `Undeliverable` when this address will never take the message, and anything else when it may
 * be tried again. No error quotes the message, the address or what the other side answered.
 */
export interface Way {
  send(message: Outgoing): Promise<void>
}
export type Ways = Partial<Record<Outward, Way>>

export class Undeliverable extends Error {}
