import type { Instrument } from '@guyub/contract/evaluation'
import type { EvidenceKind } from '@guyub/contract/evidence/kinds'
import type { Context } from '../../kernel/context.ts'
import type { DocumentsNeeds } from '../documents/index.ts'

export interface EvidenceFound {
  readonly id: string
  readonly year: number
  readonly title: string
  readonly kind: EvidenceKind
  readonly sumsSha256: string
  readonly withdrawnAt: Date | null
}

export interface FigureOfYear {
  readonly value: number | null
  readonly events: number
  /** As people write it: `93,4 %`. */
  readonly shown: string
  readonly title: string
  /** Worse than a year before, or nothing happened for long: it is late. */
  readonly isLate: boolean
}

/** Other capabilities' eyes, which the composition root lends. */
export interface EvaluationNeeds {
  /** Makes and keeps our own papers. */
  readonly documents: DocumentsNeeds
  /** What the ministry brought and released. */
  readonly instruments: (ctx: Context) => Promise<readonly Instrument[]>
  readonly evidence: (ctx: Context, ids: readonly string[]) => Promise<readonly EvidenceFound[]>
  /** Whose account has this address. */
  readonly personByEmail: (
    ctx: Context,
    email: string,
  ) => Promise<{ readonly id: string; readonly name: string } | undefined>
  /** Whether somebody may assess in this region today. */
  readonly isAssessor: (ctx: Context, personId: string) => Promise<boolean>
  readonly names: (ctx: Context, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>
  readonly officeNames: (ctx: Context, codes: readonly string[]) => Promise<ReadonlyMap<string, string>>
  readonly figureOfYear: (ctx: Context, indicator: string, year: number) => Promise<FigureOfYear | undefined>
  /** What the ministry is called on a day. */
  readonly ministryOn: (day: string) => string
  /** How many activities the plan has in each dimension. */
  readonly activities: (ctx: Context) => Promise<Readonly<Record<string, number>>>
}
