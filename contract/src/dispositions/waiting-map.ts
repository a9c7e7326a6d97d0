import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Day } from '../moment.ts'
import { HandoverItem } from './list.ts'

const Office = z.object({ code: z.string(), name: z.string() })

export const Pair = z.object({
  /** Who waits, and whom the next step waits for. */
  waits: Office,
  on: Office,
  open: z.int(),
  late: z.int(),
  /** Working time of the region's calendar since the oldest open one began to wait. */
  oldestMinutes: z.int().nullable(),
})
export type Pair = z.infer<typeof Pair>

export const AnsweredPair = z.object({
  from: Office,
  to: Office,
  sent: z.int(),
  answered: z.int(),
  inTime: z.int(),
  returned: z.int(),
  /** Working time from sending to the report, in the middle. */
  medianMinutes: z.int().nullable(),
  mostHops: z.int(),
})
export type AnsweredPair = z.infer<typeof AnsweredPair>

/** Who waits for whom, how long, through how many hands, how often it came back as not ours. */
export const waitingMap = endpoint({
  method: 'GET',
  path: '/dispositions/waiting-map',
  access: 'dispositions.map',
  params: z.object({}),
  body: z.object({ from: Day.optional(), to: Day.optional() }),
  answer: z.object({
    from: z.iso.date(),
    to: z.iso.date(),
    /** Whether secret letters are counted: only for the head of the region. */
    hasSecret: z.boolean(),
    /** There were more in the period than are counted here. */
    isCut: z.boolean(),
    open: z.int(),
    late: z.int(),
    sent: z.int(),
    answered: z.int(),
    inTime: z.int(),
    returned: z.int(),
    hops: z.object({ median: z.number().nullable(), most: z.int().nullable() }),
    waiting: z.array(Pair),
    pairs: z.array(AnsweredPair),
    /** Without its subject where this visitor may not open the letter. */
    oldest: z.array(HandoverItem.extend({ subject: z.string().nullable() })),
  }),
  refusals: { 'dispositions.period_backwards': 400 },
})
