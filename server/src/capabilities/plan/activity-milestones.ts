import type { PaperView } from '@guyub/contract/plan'
import type { Db } from '../../kernel/db.ts'
import type { At } from './activity-rows.ts'
import { nodesOf } from './node-store.ts'

type Names = ReadonlyMap<string, string>
type Papers = ReadonlyMap<string, PaperView[]>
type Offices = ReadonlyMap<string, { readonly name: string }>

/** A report as it is shown: who told it, from where, and which paper proves it. */
export function reportTold(
  id: string,
  row: {
    readonly paper_kind: string | null
    readonly paper: string
    readonly actor_id: string | null
    readonly office_code: string | null
    readonly reported_at: Date | null
  },
  names: Names,
  offices: Offices,
  papers: Papers,
) {
  return {
    ...{ id, papers: papers.get(id) ?? [] },
    paperKind: row.paper_kind,
    paper: row.paper,
    by: row.actor_id ? (names.get(row.actor_id) ?? null) : null,
    office: row.office_code ? (offices.get(row.office_code)?.name ?? row.office_code) : null,
    at: row.reported_at?.toISOString() ?? null,
  }
}

/** The milestones of one activity by their day, with what was reported of each. */
export async function milestonesOf(db: Db, at: At, activityId: string) {
  const [nodes, reports] = await Promise.all([
    nodesOf(db, at, 'milestone', { activityId }),
    db
      .selectFrom('plan_milestone_report')
      .selectAll()
      .where('region_code', '=', at.region)
      .where('activity_id', '=', activityId)
      .execute(),
  ])
  return nodes
    .map((node) => ({ node, report: reports.find(({ milestone_id }) => milestone_id === node.id) }))
    .sort((a, b) => String(a.node.fields.dueOn).localeCompare(String(b.node.fields.dueOn)))
    .map(({ node: { id, revision, fields, versions }, report }) => ({
      reporters: report?.actor_id ? [report.actor_id] : [],
      reports: report ? [report.milestone_id] : [],
      told: (names: Names, offices: Offices, papers: Papers) => ({
        ...{ id, revision, fields, versions },
        title: String(fields.title),
        dueOn: String(fields.dueOn),
        weight: Number(fields.weight),
        doneOn: report?.done_on ?? null,
        report: report ? reportTold(report.milestone_id, report, names, offices, papers) : null,
      }),
    }))
}
