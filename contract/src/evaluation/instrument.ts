import { z } from 'zod'
import { EVIDENCE_KINDS } from '../evidence/kinds.ts'
import { Key, OwnText, Text } from '../text.ts'

export const InstrumentItem = z.strictObject({
  key: Key,
  question: Text,
  /** The dimension that the item speaks of; an item about the whole region has none. */
  dimension: z.string().optional(),
  /** Inside its aspect. Alike when it is not said. */
  weight: z.number().positive().default(1),
  /** What a complete answer rests on: so many pieces of evidence, and one of each of these kinds. */
  needs: z
    .strictObject({
      count: z.int().min(1).max(20).default(1),
      kinds: z.array(z.enum(EVIDENCE_KINDS)).default([]),
    })
    .prefault({}),
  /** The indicator that an answer may begin from. */
  indicator: Key.optional(),
})
export type InstrumentItem = z.infer<typeof InstrumentItem>

/**
 * What a round asks, and how it counts: aspects with their items, weights (in hundredths of the index, together 100) and scale. Data
 * of the ministry; the official questions are not known, so ours are drafts that say so.
 */
export const Instrument = z
  .strictObject({
    key: Key,
    /** What people call it; its key where nobody gave it a name. */
    title: Text.optional(),
    year: z.int().min(2017).max(2100),
    note: Text,
    dimensionSet: z.string(),
    dimensions: z.array(z.strictObject({ key: z.string(), label: OwnText })).min(1),
    provenance: z.enum(['SOURCE', 'INFERENCE', 'UNVERIFIED']),
    sources: z.array(z.string()).min(1),
    scale: z.strictObject({ min: z.number(), max: z.number() }).default({ min: 0, max: 4 }),
    weights: z.record(z.string(), z.number().positive()),
    aspects: z
      .array(
        z.strictObject({
          key: z.string(),
          label: OwnText,
          definition: OwnText,
          items: z.array(InstrumentItem).min(1),
        }),
      )
      .min(1),
  })
  .superRefine((instrument, ctx) => {
    for (const { path, message, code } of faultsOf(instrument))
      ctx.addIssue({ code: 'custom', path, message, params: { code } })
  })
export type Instrument = z.infer<typeof Instrument>

interface Fault {
  readonly path: (string | number)[]
  readonly message: string
  readonly code:
    | 'weights_total'
    | 'scale_turned'
    | 'no_such_aspect'
    | 'no_weight'
    | 'twice'
    | 'no_such_dimension'
}

function faultsOf({
  aspects,
  dimensions,
  weights,
  scale,
}: Pick<Instrument, 'aspects' | 'dimensions' | 'weights' | 'scale'>): Fault[] {
  const faults: Fault[] = []
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0)
  if (total !== 100)
    faults.push({ path: ['weights'], message: `together ${total}, not 100`, code: 'weights_total' })
  if (scale.max <= scale.min)
    faults.push({ path: ['scale'], message: 'its end is not above its beginning', code: 'scale_turned' })
  const keys = new Set(aspects.map(({ key }) => key))
  for (const key of Object.keys(weights))
    if (!keys.has(key))
      faults.push({ path: ['weights', key], message: 'names no aspect', code: 'no_such_aspect' })
  const seen = new Set<string>()
  aspects.forEach((aspect, at) => {
    if (weights[aspect.key] === undefined)
      faults.push({ path: ['aspects', at, 'key'], message: 'has no weight', code: 'no_weight' })
    aspect.items.forEach((item, nth) => {
      if (seen.has(item.key))
        faults.push({ path: ['aspects', at, 'items', nth, 'key'], message: 'there already', code: 'twice' })
      seen.add(item.key)
      if (item.dimension && !dimensions.some(({ key }) => key === item.dimension))
        faults.push({
          path: ['aspects', at, 'items', nth, 'dimension'],
          message: 'is none of the dimensions',
          code: 'no_such_dimension',
        })
    })
  })
  return faults
}

export function itemsOf(instrument: Instrument): readonly InstrumentItem[] {
  return instrument.aspects.flatMap(({ items }) => items)
}

export function itemOf(instrument: Instrument, key: string): InstrumentItem | undefined {
  return itemsOf(instrument).find((item) => item.key === key)
}
