import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { OwnText, Text } from '../text.ts'
import { ActivityLine } from './activities.ts'
import { CommentView } from './comment.ts'
import { ConflictView } from './conflicts.ts'
import { PaperView } from './papers/view.ts'
import { PlanHead, PlanQuery } from './read.ts'

/** A node's own values by field, with the version of each: what a form shows and names again when it is sent. */
export const NodeView = z.object({
  id: z.uuid(),
  revision: z.int(),
  fields: z.record(z.string(), z.unknown()),
  versions: z.record(z.string(), z.int()),
})
export type NodeView = z.infer<typeof NodeView>

const Report = z.object({
  /** The milestone's, or the report's own: what a paper names. */
  id: z.uuid(),
  papers: z.array(PaperView),
  paperKind: z.string().nullable(),
  paper: z.string(),
  by: z.string().nullable(),
  office: z.string().nullable(),
  at: z.iso.datetime().nullable(),
})

export const EditView = z.object({
  id: z.uuid(),
  kind: z.string(),
  nodeId: z.uuid(),
  field: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
  how: z.enum(['added', 'edited', 'merged', 'requested', 'removed', 'restored']),
  by: z.string().nullable(),
  office: z.string(),
  at: z.iso.datetime(),
})

export const ActivityView = z.object({
  plan: PlanHead,
  line: ActivityLine,
  node: NodeView,
  programme: OwnText.nullable(),
  /** Names of the offices, areas and services that it names, by code. */
  offices: z.record(z.string(), z.string()),
  areas: z.record(z.string(), z.string()),
  words: z.array(z.object({ id: z.uuid(), word: OwnText })),
  needs: z.array(
    z.object({ id: z.uuid(), statement: z.string(), source: z.string(), sourceNote: z.string() }),
  ),
  milestones: z.array(
    NodeView.extend({
      title: z.string(),
      dueOn: z.iso.date(),
      weight: z.number(),
      doneOn: z.iso.date().nullable(),
      report: Report.nullable(),
    }),
  ),
  indicators: z.array(
    NodeView.extend({
      title: Text.or(OwnText),
      unit: z.string().nullable(),
      better: z.enum(['higher', 'lower']),
      platform: z.string().nullable(),
      baseline: z.number().nullable(),
      baselineYear: z.int().nullable(),
      /** By year, from the first to the last of the plan: the target that holds, and what was computed or reported. */
      years: z.array(
        z.object({
          year: z.int(),
          target: z.number().nullable(),
          value: z.number().nullable(),
          reports: z.array(Report.extend({ value: z.number() })),
        }),
      ),
    }),
  ),
  budgets: z.array(
    NodeView.extend({
      year: z.int(),
      source: z.string(),
      amount: z.number(),
      code: z.string().nullable(),
      codeEdition: z.string().nullable(),
    }),
  ),
  risks: z.array(
    NodeView.extend({
      risk: z.string(),
      likelihood: z.string().nullable(),
      impact: z.string().nullable(),
      mitigation: z.string().nullable(),
    }),
  ),
  comments: z.array(CommentView),
  conflicts: z.array(ConflictView),
  openRequests: z.int(),
  /** The newest hundred, in this version of the plan. */
  history: z.array(EditView),
  /** May write it now; report its progress; ask for a change; and write what only planners may. */
  may: z.object({ edit: z.boolean(), report: z.boolean(), contribute: z.boolean(), editAll: z.boolean() }),
})
export type ActivityView = z.infer<typeof ActivityView>

/** An activity with everything that is known of it. */
export const planActivity = endpoint({
  method: 'GET',
  path: '/plan/activities/:activityId',
  access: 'plan.read',
  params: z.object({ activityId: z.uuid() }),
  body: PlanQuery,
  answer: ActivityView,
  refusals: { 'plan.none': 404, 'plan.no_such_version': 404, 'plan.no_such_node': 404 },
})
