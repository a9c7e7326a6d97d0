import type { KeyObject } from 'node:crypto'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import type { Files } from '../../kernel/files.ts'
import type { Vault } from '../../kernel/vault.ts'

export interface OfficeName {
  readonly code: string
  readonly name: string
}

/** A group of people is a leaf: what it needs of offices, people and papers, the composition root lends. */
export interface CohortNeeds {
  readonly vault: Vault
  readonly files: Files
  /** Signs the codes of delegates. */
  readonly codeKey: KeyObject
  readonly origin: () => string
  /** The region's offices, closed ones too. */
  readonly offices: (ctx: Context, db: Db) => Promise<readonly OfficeName[]>
  readonly names: (ctx: Context, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /** Seals and numbers a paper in this transaction. */
  readonly issueCertificate: (
    tx: Db,
    ctx: Context,
    wanted: {
      readonly id: string
      readonly subjectId: string
      readonly reference: string
      readonly today: string
      readonly data: Readonly<Record<string, unknown>>
    },
  ) => Promise<{ readonly documentId: string; readonly number: string }>
  /** A paper as it was sealed; nothing when it was lost. */
  readonly issuedFile: (ctx: Context, documentId: string) => Promise<Buffer | undefined>
}
