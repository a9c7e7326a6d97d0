import { z } from 'zod'
import { endpoint } from '../../endpoint.ts'
import { Text } from '../../text.ts'
import { QuickWinLine } from './list.ts'
import { QuickWinRisk } from './profile.ts'

/** What an indicator said over these days. `value` is null where nothing happened: unknown, never nought. */
export const MeasuredFigure = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  value: z.number().nullable(),
  part: z.number(),
  whole: z.number(),
  events: z.int(),
})
export type MeasuredFigure = z.infer<typeof MeasuredFigure>

export const QuickWinView = z.object({
  line: QuickWinLine,
  isSample: z.boolean(),
  reason: z.string(),
  service: z.object({ key: z.string(), title: Text.nullable() }).nullable(),
  indicator: z.object({ key: z.string(), title: Text.nullable(), product: z.string().nullable() }).nullable(),
  activity: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  launchPaper: z.object({ kind: z.string().nullable(), paper: z.string() }).nullable(),
  conclusion: z.string().nullable(),
  profile: z
    .object({
      revision: z.int(),
      output: z.string(),
      beneficiaries: z.string(),
      risks: z.array(QuickWinRisk),
      at: z.iso.datetime(),
    })
    .nullable(),
  /** The newest first. Who does not work for the region sees the last one of what is concluded, and no small counts. */
  measures: z.array(
    z.object({
      id: z.uuid(),
      indicator: z.string(),
      title: Text.nullable(),
      unit: z.string().nullable(),
      better: z.enum(['higher', 'lower']),
      product: z.string().nullable(),
      days: z.int(),
      before: MeasuredFigure.nullable(),
      after: MeasuredFigure.nullable(),
      upToSeq: z.int(),
      at: z.iso.datetime(),
    }),
  ),
  may: z.object({ decide: z.boolean(), write: z.boolean() }),
})
export type QuickWinView = z.infer<typeof QuickWinView>

/** One quick win from its nomination to its conclusion. */
export const quickWin = endpoint({
  method: 'GET',
  path: '/plan/quick-wins/:quickWinId',
  access: 'public',
  params: z.object({ quickWinId: z.uuid() }),
  body: z.object({}),
  answer: QuickWinView,
  refusals: { 'plan.no_such_quick_win': 404 },
})
