import { z } from 'zod'
import { Span } from '../definition/case.ts'
import { endpoint } from '../endpoint.ts'
import { Text } from '../text.ts'
import { download } from '../transfer.ts'

/** Fewer of a kind in a village and a quarter are told together with others, or not at all. */
export const FEWEST_TOLD = 5

export const Quarter = z.string().regex(/^20\d\d-[1-4]$/)

export interface Delivered {
  /** Ready by the time that was promised at the counter, pauses not taken off. */
  readonly within: number
  readonly whole: number
}

/**
 * What may hang on a notice board: a kind of paper of which at least five were delivered, the rest of them in one sum that is five or more
 * itself. Where it is not, the smallest that stands alone joins it; where nothing is left, nothing is told, and no sum. A total that is
 * told is always that of the rows.
 */
export function tellable<Row extends Delivered>(
  rows: readonly Row[],
): { readonly told: readonly Row[]; readonly others: Delivered | undefined } {
  const few = rows.filter(({ whole }) => whole < FEWEST_TOLD)
  const told = rows.filter(({ whole }) => whole >= FEWEST_TOLD)
  while (few.length && told.length && sum(few).whole < FEWEST_TOLD) {
    const smallest = told.reduce((one, other) => (other.whole < one.whole ? other : one))
    few.push(smallest)
    told.splice(told.indexOf(smallest), 1)
  }
  const others = few.length ? sum(few) : undefined
  return { told, others: others && others.whole >= FEWEST_TOLD ? others : undefined }
}

function sum(rows: readonly Delivered[]): Delivered {
  return rows.reduce<Delivered>(
    (all, { within, whole }) => ({ within: all.within + within, whole: all.whole + whole }),
    { within: 0, whole: 0 },
  )
}

const Counted = z.object({ within: z.int(), whole: z.int() })

/** In one slicing only, a village and a quarter of the year: what was told of a month could be subtracted from it. */
const Asked = z.object({
  /** A village of the region. */
  area: z.string().regex(/^\d{2}\.\d{2}\.\d{2}\.\d{4}$/),
  /** `2026-3`; this one when nothing is said. */
  quarter: Quarter.optional(),
})

export const PromiseMeter = z.object({
  area: z.object({ code: z.string(), name: z.string(), district: z.string() }),
  quarter: z.object({ key: Quarter, from: z.iso.date(), to: z.iso.date(), isOver: z.boolean() }),
  rows: z.array(
    Counted.extend({
      product: z.string(),
      title: Text,
      /** Of clock time from the counter until it was ready. */
      medianMinutes: z.number().nullable(),
      promise: Span.nullable(),
    }),
  ),
  /** Kinds of which too few were delivered to be told one by one. */
  others: Counted.nullable(),
  /** Of what is shown; null: nothing is. */
  total: Counted.nullable(),
  basis: z.object({
    /** The log is counted up to this event. */
    upToSeq: z.int(),
    /** The day in the region on which it was counted. */
    on: z.iso.date(),
  }),
})

const REFUSALS = { 'indicators.unknown_village': 404 } as const

/** How a village's counter kept its promises: for its notice board, so readable by everybody and without small counts. */
export const promiseMeter = endpoint({
  method: 'GET',
  path: '/promises',
  access: 'public',
  params: z.object({}),
  body: Asked,
  answer: PromiseMeter,
  refusals: REFUSALS,
})

/** The same on A4, to be read from two metres. */
export const promiseMeterPaper = download({
  path: '/promises/paper',
  access: 'public',
  params: z.object({}),
  query: Asked,
  refusals: REFUSALS,
})
