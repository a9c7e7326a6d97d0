import { z } from 'zod'
import { endpoint } from '../../endpoint.ts'
import { OwnText } from '../../text.ts'
import { QUICK_WIN_OUTCOMES, QUICK_WIN_PHASES } from './rules.ts'

/** One quick win in a list: run on the platform, or a fact that the plan tells of an earlier year. */
export const QuickWinLine = z.object({
  id: z.uuid(),
  /** `plan`: an activity that the plan names as the quick win of a year; its phases are not known. */
  from: z.enum(['platform', 'plan']),
  title: OwnText,
  dimension: z.string(),
  year: z.int(),
  owner: z.string(),
  ownerName: z.string().nullable(),
  phase: z.enum(QUICK_WIN_PHASES).nullable(),
  outcome: z.enum(QUICK_WIN_OUTCOMES).nullable(),
  /** Chosen, and no continuation of an earlier one. */
  isNew: z.boolean(),
  /** What it goes on with; `id` leads to its own page unless it is known from the plan alone. */
  continues: z.object({ id: z.uuid().nullable(), title: z.string() }).nullable(),
  why: z.string().nullable(),
  decidedOn: z.iso.date().nullable(),
  launchBy: z.iso.date().nullable(),
  launchedOn: z.iso.date().nullable(),
  concludedOn: z.iso.date().nullable(),
  /** Chosen, and its day of launch is over. */
  isLate: z.boolean(),
  source: z.string().nullable(),
})
export type QuickWinLine = z.infer<typeof QuickWinLine>

export const QuickWinList = z.object({
  isSample: z.boolean(),
  thisYear: z.int(),
  /** The newest first, without gaps back to the first year of the plan. */
  years: z.array(
    z.object({
      year: z.int(),
      standing: z.enum(['met', 'missing', 'unrecorded']),
      /** How many new ones were chosen. */
      fresh: z.int(),
      continued: z.int(),
      lines: z.array(QuickWinLine),
    }),
  ),
  /** How many chosen ones each dimension had this year and in all years that are known. */
  coverage: z.array(z.object({ dimension: z.string(), name: z.string(), year: z.int(), all: z.int() })),
  /** Nominated and not decided yet: only colleagues read them. */
  waiting: z.array(QuickWinLine),
  may: z.object({ nominate: z.boolean(), decide: z.boolean() }),
})
export type QuickWinList = z.infer<typeof QuickWinList>

/** The quick wins of every year for everybody, with what was nominated and not chosen, and why. */
export const quickWins = endpoint({
  method: 'GET',
  path: '/plan/quick-wins',
  access: 'public',
  params: z.object({}),
  body: z.object({}),
  answer: QuickWinList,
  refusals: {},
})
