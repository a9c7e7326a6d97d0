import type { Text } from '@guyub/contract/text'
import type { Context } from '../../kernel/context.ts'
import type { Files } from '../../kernel/files.ts'
import type { Vault } from '../../kernel/vault.ts'
import type { Calendars } from '../calendar/index.ts'

export interface SharedField {
  readonly key: string
  readonly label: Text
}

export interface SharedService {
  readonly key: string
  readonly title: Text
  /** The office that handles it, and so keeps the data. */
  readonly provider: string
  readonly fields: readonly SharedField[]
}

/** What the operations on dispositions are given. Requests and decrees belong to others; the composition root lends us their eyes. */
export interface DispositionsNeeds {
  readonly vault: Vault
  readonly files: Files
  readonly calendars: Calendars
  /** A request by its tracking code, if it is this actor's business. */
  readonly caseByCode: (
    ctx: Context,
    code: string,
  ) => Promise<{ readonly id: string; readonly code: string; readonly service: Text } | undefined>
  /** Whether somebody stands in for the head of an office today, by the decree in force. */
  readonly actingAs: (ctx: Context, personId: string, office: string) => Promise<'plt' | 'plh' | null>
  /** The services whose requests may be read through an agreement, with the fields that tell nobody's name or number. */
  readonly sharedServices: (ctx: Context) => Promise<readonly SharedService[]>
  /** Those fields of one request; the look is written into its own list of reads. Nothing when the provider has no such request. */
  readonly sharedValues: (
    ctx: Context,
    wanted: {
      readonly service: string
      readonly provider: string
      readonly code: string
      readonly fields: readonly string[]
    },
  ) => Promise<ReadonlyMap<string, string | Text | null> | undefined>
}
