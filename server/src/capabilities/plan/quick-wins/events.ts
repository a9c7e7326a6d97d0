import { z } from 'zod'
import { eventType } from '../../../kernel/log.ts'

// What was nominated and why stands in its row; the log tells which dimension, which year and how it went.
export const quickWinNominated = eventType(
  'plan.quick_win_nominated',
  1,
  z.object({ dimension: z.string(), year: z.number(), isNew: z.boolean(), service: z.string().optional() }),
)
export const quickWinDecided = eventType(
  'plan.quick_win_decided',
  1,
  z.object({
    dimension: z.string(),
    year: z.number(),
    decision: z.string(),
    isNew: z.boolean(),
    launchBy: z.string().optional(),
  }),
)
export const quickWinProfiled = eventType(
  'plan.quick_win_profiled',
  1,
  z.object({ revision: z.number(), risks: z.number() }),
)
export const quickWinLaunched = eventType(
  'plan.quick_win_launched',
  1,
  z.object({
    ...{ dimension: z.string(), year: z.number(), launchedOn: z.string(), activity: z.string() },
    ...{ service: z.string().optional(), indicator: z.string().optional(), paperKind: z.string().optional() },
  }),
)
export const quickWinMeasured = eventType(
  'plan.quick_win_measured',
  1,
  z.object({ indicator: z.string(), days: z.number(), measure: z.string() }),
)
export const quickWinConcluded = eventType(
  'plan.quick_win_concluded',
  1,
  z.object({ dimension: z.string(), year: z.number(), outcome: z.string() }),
)
