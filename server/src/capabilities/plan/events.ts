import { z } from 'zod'
import { eventType } from '../../kernel/log.ts'

// The words of a plan stay in the plan; the log tells what was touched, of which version, and how it ended.
const node = { plan: z.string(), kind: z.string(), node: z.string() }

export const nodeAdded = eventType('plan.node_added', 1, z.object(node))
export const nodeEdited = eventType(
  'plan.node_edited',
  1,
  z.object({ ...node, fields: z.string(), conflicts: z.number() }),
)
export const nodeRemoved = eventType('plan.node_removed', 1, z.object(node))
export const nodeRestored = eventType('plan.node_restored', 1, z.object(node))
export const conflictResolved = eventType(
  'plan.conflict_resolved',
  1,
  z.object({ ...node, field: z.string(), choice: z.string() }),
)
export const nodeCommented = eventType('plan.node_commented', 1, z.object(node))
export const changeRequested = eventType(
  'plan.change_requested',
  1,
  z.object({ ...node, field: z.string(), request: z.string() }),
)
export const requestDecided = eventType(
  'plan.request_decided',
  1,
  z.object({ ...node, field: z.string(), request: z.string(), decision: z.string() }),
)
export const planAmended = eventType('plan.amended', 1, z.object({ number: z.number(), amends: z.string() }))
export const planConsulted = eventType(
  'plan.consulted',
  1,
  z.object({ number: z.number(), status: z.string() }),
)
export const planAdopted = eventType(
  'plan.adopted',
  1,
  z.object({ number: z.number(), regulation: z.string(), regulationOn: z.string() }),
)
export const milestoneReached = eventType(
  'plan.milestone_reached',
  1,
  z.object({
    doneOn: z.string(),
    dueOn: z.string(),
    milestone: z.string().optional(),
    paperKind: z.string().optional(),
  }),
)
export const indicatorReported = eventType(
  'plan.indicator_reported',
  1,
  z.object({ indicator: z.string(), year: z.number(), value: z.number(), paperKind: z.string().optional() }),
)
