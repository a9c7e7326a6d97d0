import type { Figure, IndicatorDefinition } from '@guyub/contract/indicators'
import type { Text } from '@guyub/contract/text'
import type { Context } from '../../kernel/context.ts'
import type { FileStore } from '../../kernel/kept-file.ts'

/** One figure of the platform that an activity is held against. */
export interface WantedFigure {
  readonly indicator: string
  readonly product: string | null
}

export interface KnownFigure {
  readonly definition: IndicatorDefinition
  readonly total: Figure
}

/** What belongs to others; the composition root lends us its eyes. */
export interface PlanNeeds {
  /** The figures of several years at once, each under `figureKey`. One that is not defined is left out. */
  readonly figures: (
    ctx: Context,
    wanted: readonly WantedFigure[],
    years: readonly number[],
  ) => Promise<ReadonlyMap<string, KnownFigure>>
  /** One figure of the days between, and up to which event the log was counted; nothing where it is not defined. */
  readonly figureBetween: (
    ctx: Context,
    wanted: WantedFigure,
    from: string,
    to: string,
  ) => Promise<(KnownFigure & { readonly upToSeq: number }) | undefined>
  /** Every office's name by its code; with those that are closed, whose past stays theirs. */
  readonly offices: (
    ctx: Context,
  ) => Promise<ReadonlyMap<string, { readonly name: string; readonly active: boolean }>>
  readonly names: (ctx: Context, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /** What a service that runs in this region is called. */
  readonly service: (ctx: Context, key: string) => Text | undefined
  readonly definitions: readonly IndicatorDefinition[]
  /** Where the papers of reports lie. */
  readonly store: FileStore
}

export function figureKey({ indicator, product }: WantedFigure, year: number): string {
  return `${year} ${indicator} ${product ?? ''}`
}
