import type { Progress } from '@guyub/contract/plan'
import type { OwnText, Text } from '@guyub/contract/text'
import type { Context } from '../../kernel/context.ts'
import type { Vault } from '../../kernel/vault.ts'

export interface PlannedActivity {
  readonly id: string
  readonly title: OwnText
  readonly element: string
  readonly programmeId: string | null
  readonly owner: string | null
  readonly firstYear: number
  readonly progress: Progress
  readonly results: readonly {
    readonly title: Text
    readonly value: number | null
    readonly target: number | null
    readonly unit: string | null
  }[]
}

export interface Planned {
  /** Not while the plan is a draft. */
  readonly isPublic: boolean
  readonly year: number
  readonly programmes: readonly { readonly id: string; readonly title: OwnText }[]
  readonly activities: readonly PlannedActivity[]
}

/** Other capabilities' eyes, which the composition root lends. */
export interface CommunitiesNeeds {
  readonly vault: Vault
  /** Is this a village or a district of the region? */
  readonly isPlace: (ctx: Context, area: string) => Promise<boolean>
  /** The creative trades that services of the region know. */
  readonly subsectors: (
    ctx: Pick<Context, 'region'>,
  ) => readonly { readonly key: string; readonly title: Text }[]
  readonly names: (ctx: Context, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>
  readonly officeNames: (ctx: Context, codes: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /** The plan that holds, or is being made: all of it, or these activities; nothing while there is none. */
  readonly planned: (ctx: Context, activityIds?: readonly string[]) => Promise<Planned | undefined>
}
