import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Day } from '../moment.ts'
import { Key } from '../text.ts'
import { IndicatorDefinition } from './definition.ts'

const AreaCode = z.string().regex(/^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/)

/** Which part of a figure: a product, an area and all below it, an office, days. */
export const Slice = z.object({
  product: z.string().max(60).optional(),
  area: AreaCode.optional(),
  office: z.string().max(60).optional(),
  from: Day.optional(),
  to: Day.optional(),
  /** As it was known at the end of this local day: what was recorded later is left out. */
  asOf: Day.optional(),
})
export type Slice = z.infer<typeof Slice>

export const BREAKDOWNS = ['none', 'product', 'village', 'district', 'office', 'month', 'day'] as const
export type Breakdown = (typeof BREAKDOWNS)[number]

/** A figure with what it rests on. `value` is null when nothing happened: unknown, never nought. */
export const Figure = z.object({
  key: z.string(),
  name: z.string().nullable(),
  /** In the unit of the definition; a share is between 0 and 1, a duration is in minutes. */
  value: z.number().nullable(),
  part: z.number(),
  whole: z.number(),
  events: z.int(),
})
export type Figure = z.infer<typeof Figure>

/**
 * For whoever works on no record of the region (assessor, ministry, administrator) these are the newest frozen figures: of a
 * whole year, by sub-district or month, without small counts. For any other slice they know nothing.
 */
export const figures = endpoint({
  method: 'GET',
  path: '/indicators/:indicator/figures',
  access: 'indicators.read',
  params: z.object({ indicator: Key }),
  body: Slice.extend({ by: z.enum(BREAKDOWNS).default('none') }),
  answer: z.object({
    definition: IndicatorDefinition,
    total: Figure,
    rows: z.array(Figure),
    basis: z.object({
      /** The log is counted up to this event. */
      upToSeq: z.int(),
      /** When the newest of the events was recorded. */
      latestAt: z.iso.datetime().nullable(),
      /** Share of events that were recorded more than a day after they happened. */
      lateShare: z.number().nullable(),
      asOf: Day.nullable(),
      /** As the newest evidence tells it, and no newer: for whoever works on no record of the region. */
      isFrozen: z.boolean(),
    }),
  }),
  refusals: { 'indicators.unknown': 404 },
})

export const indicators = endpoint({
  method: 'GET',
  path: '/indicators',
  access: 'indicators.read',
  params: z.object({}),
  body: z.object({}),
  answer: z.array(IndicatorDefinition),
  refusals: {},
})
