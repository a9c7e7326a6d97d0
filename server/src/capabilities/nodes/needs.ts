import type { KeyObject } from 'node:crypto'
import type { SignedRevocations } from '@guyub/contract/documents'
import type { Carry } from '../../kernel/carried.ts'
import type { Context } from '../../kernel/context.ts'
import type { Pool } from '../../kernel/db.ts'
import type { WrapKey } from '../../kernel/wrap-keys.ts'
import type { ChangeNeeds } from '../cases/index.ts'
import type { FindOffice } from '../identity/index.ts'

/** Where the regency keeps the authority that signs certificates of its nodes. */
export interface NodeAuthority {
  /** A certificate for a server of these names, and the authority's own; PEM. */
  certify(wanted: {
    readonly publicKey: string
    readonly names: readonly string[]
    readonly addresses: readonly string[]
    readonly now: Date
  }): {
    readonly certificate: string
    readonly authority: string
    readonly until: Date
  }
}

export interface NodesNeeds {
  readonly pool: Pool
  /** Signs what leaves: the installation's own key. */
  readonly seal: KeyObject
  /** The installation's master key: secrets of a second step are encrypted by it. */
  readonly master: Buffer
  readonly renewed?: readonly WrapKey[] | undefined
  readonly version: string
  readonly origin: () => string
  readonly cases: ChangeNeeds
  readonly findOffice: FindOffice
  /** The list by which papers of the region are checked without a network, and its key. */
  readonly revocations: (ctx: Context) => Promise<SignedRevocations>
  readonly authority: () => NodeAuthority
  /** How a command of this path is carried out here. */
  readonly carry: (path: string) => Carry | undefined
  /** At a node: what it tells of its machine, and where a new certificate goes. */
  readonly machine?: Machine | undefined
}

export interface Machine {
  readonly startedAt: Date
  storage(): Promise<{ free: number; total: number } | null>
  /** On the office's network. */
  addresses(): string[]
  /** Resident, of this process, in bytes. */
  memory(): number
  /** How far its own clock was ahead when the regency last said the time, in milliseconds. */
  clockMs(): number
  /** The regency said what time it is. */
  heard(right: Date): void
  certificateUntil(): Date | null
  keepCertificate(told: { readonly certificate: string; readonly authority: string }): void
}
