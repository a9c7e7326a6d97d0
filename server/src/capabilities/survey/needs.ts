import type { SurveyForm } from '@guyub/contract/survey'
import type { Context } from '../../kernel/context.ts'

/** Somebody who was really served, told apart from others and by nothing else. */
export interface Served {
  /** A keyed hash of the person, made for surveys alone. */
  readonly respondent: Buffer
  /** Which office took the request in, and under which tracking code: how that office finds the person. */
  readonly officeCode: string
  readonly trackingCode: string
}

export interface ServedPeriod {
  readonly service: string
  /** Days of the region's own time, both included. */
  readonly firstDay: string
  readonly lastDay: string
}

/** Other capabilities' eyes, which the composition root lends. */
export interface SurveyNeeds {
  /** What the ministry brought and released. */
  readonly forms: (ctx: Context) => Promise<readonly SurveyForm[]>
  /** People whose requests were finished and delivered in a period, each once. */
  readonly served: (ctx: Context, period: ServedPeriod) => Promise<readonly Served[]>
  readonly isService: (ctx: Context, key: string) => boolean
  readonly officeNames: (ctx: Context, codes: readonly string[]) => Promise<ReadonlyMap<string, string>>
}
