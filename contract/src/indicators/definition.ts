import { z } from 'zod'
import { Key, Text } from '../text.ts'

/** Which events: of one type, and only those whose facts are among the values named. */
const Match = z.strictObject({
  type: z.string(),
  where: z.record(z.string(), z.array(z.union([z.string(), z.boolean()])).min(1)).default({}),
  /** Only events that tell this fact at all. */
  has: z.string().optional(),
})
export type Match = z.infer<typeof Match>

const common = {
  key: Key,
  title: Text,
  /** How it is counted, in words for whoever doubts it. */
  method: Text,
  /** Grams are counted whole and shown as kilograms. */
  unit: z.enum(['count', 'percent', 'minutes', 'grams', 'days']),
  better: z.enum(['higher', 'lower']),
  source: z.string(),
}

/** A figure computed from events alone. Its definition is data; a new one needs no program. */
export const IndicatorDefinition = z.discriminatedUnion('figure', [
  z.strictObject({ ...common, figure: z.literal('count'), of: Match }),
  z.strictObject({ ...common, figure: z.literal('sum'), of: Match, field: z.string() }),
  /** Of the events `of`, the share whose facts are as `part` says; or one of their numbers by another, each summed: `fields`. */
  z.strictObject({
    ...common,
    figure: z.literal('ratio'),
    of: Match,
    part: z.record(z.string(), z.array(z.union([z.string(), z.boolean()])).min(1)).default({}),
    fields: z.strictObject({ part: z.string(), whole: z.string() }).optional(),
  }),
  /** The time from a subject's first event `from` to its first event `to` after that, for each product. */
  z.strictObject({
    ...common,
    figure: z.literal('duration'),
    from: Match,
    to: Match,
    percentile: z.number().min(0).max(1),
  }),
])
export type IndicatorDefinition = z.infer<typeof IndicatorDefinition>
