import type { Context } from '../../kernel/context.ts'
import type { Vault } from '../../kernel/vault.ts'

/** A paper that left the office through Guyub: one of its own, or one of another authority that it handed over. */
export interface HandedOut {
  readonly code: string
  readonly number: string
  readonly kind: string
  readonly person: string
  /** After *Guyub*: the tracking code of the request, and what should be known besides. */
  readonly note: string
  /** Who signed or sealed it. */
  readonly signer: string
  readonly at: Date
  /** The officer, by name. */
  readonly by: string
}

/** Both days included, as moments: from the beginning of the first to the end of the last, in the region. */
export interface Period {
  readonly from: Date
  readonly until: Date
}

export interface LettersNeeds {
  readonly vault: Vault
  /** What people are called, lent by identity. */
  readonly names: (ctx: Context, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /** What the village's own register calls the resident with this NIK, lent by residents, who keep the look. */
  readonly residentName: (ctx: Context, nik: string) => Promise<string | undefined>
  /** What the actor's office issued or handed out, lent by those who keep it; the looks are kept by them. At most so many and one more. */
  readonly handedOut: (ctx: Context, period: Period, most: number) => Promise<readonly HandedOut[]>
}
