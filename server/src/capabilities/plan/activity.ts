import { ownsIt, refusesVersion } from '@guyub/contract/plan'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { indicatorsOf } from './activity-indicators.ts'
import { milestonesOf } from './activity-milestones.ts'
import { conflictsTold, told } from './discussion.ts'
import { editorOf } from './edit-node.ts'
import { historyOf } from './history.ts'
import { linesOf } from './lines.ts'
import type { PlanNeeds } from './needs.ts'
import { nodesOf, type StoredNode } from './node-store.ts'
import { papersOf } from './papers/rows.ts'
import type { PlanQuery } from './tree.ts'
import { headOf, versionOf } from './version.ts'

/** What a form shows and names again when it is sent. */
export const viewOf = ({ id, revision, fields, versions }: StoredNode) => ({ id, revision, fields, versions })

/** An activity with everything that is known of it, in one version of the plan. */
export async function activity(
  ctx: Context,
  needs: PlanNeeds,
  { activityId, version, year = ctx.now().getFullYear() }: PlanQuery & { readonly activityId: string },
) {
  const { code: region, db } = ctx.region
  const found = await versionOf(db, region, version)
  const at = { region, planId: found.id }
  const [[node], [line]] = await Promise.all([
    nodesOf(db, at, 'activity', { id: activityId }),
    linesOf(ctx, needs, found, year, { id: activityId }),
  ])
  if (!node || !line) throw new Refusal('plan.no_such_node')
  const only = { activityId }
  const [milestones, indicators, budgets, risks, programmes, words, needsOf] = await Promise.all([
    milestonesOf(db, at, activityId),
    indicatorsOf(ctx, needs, found, activityId),
    nodesOf(db, at, 'budget', only),
    nodesOf(db, at, 'risk', only),
    line.programmeId ? nodesOf(db, at, 'programme', { id: line.programmeId }) : [],
    nodesOf(db, at, 'word'),
    nodesOf(db, at, 'need'),
  ])
  const { comments, conflicts, requests } = await discussionOf(ctx, found.id, activityId)
  const history = await historyOf(ctx, found.id, activityId)
  const people = [
    ...comments.map(({ actor_id }) => actor_id),
    ...conflicts.flatMap(({ standing_by, proposed_by }) => [standing_by ?? '', proposed_by]),
    ...history.map(({ actor_id }) => actor_id),
    ...[...milestones, ...indicators].flatMap(({ reporters }) => reporters),
  ].filter(Boolean)
  const [names, offices, papers] = await Promise.all([
    needs.names(ctx, [...new Set(people)]),
    needs.offices(ctx),
    papersOf(
      ctx,
      [...milestones, ...indicators].flatMap(({ reports }) => reports),
    ),
  ])
  const editor = editorOf(ctx)
  const contribute = ctx.actor.permissions.has('plan.contribute')
  const isOwn =
    contribute && (editor.editsAll || ownsIt(editor, { ownerCode: line.owner, coOwners: line.coOwners }))
  const programme = programmes[0]?.fields as { title: string; titleEn: string | null } | undefined
  return {
    plan: headOf(found, year),
    line: { ...line, ownerName: offices.get(line.owner)?.name ?? null },
    node: viewOf(node),
    programme: programme ? { id: programme.title, en: programme.titleEn } : null,
    offices: Object.fromEntries(
      [line.owner, ...line.coOwners].map((code) => [code, offices.get(code)?.name ?? code]),
    ),
    areas: await areaNames(ctx, line.areas),
    words: words
      .filter(({ id }) => line.words.includes(id))
      .map(({ id, fields }) => ({
        id,
        word: { id: String(fields.word), en: fields.wordEn as string | null },
      })),
    needs: needsOf
      .filter(({ fields }) => (fields.activities as string[]).includes(activityId))
      .map(({ id, fields: { statement, source, sourceNote } }) => ({
        ...{ id, statement: String(statement), source: String(source), sourceNote: String(sourceNote) },
      })),
    milestones: milestones.map(({ told: milestone }) => milestone(names, offices, papers)),
    indicators: indicators.map(({ told: indicator }) => indicator(names, offices, papers)),
    budgets: budgets
      .map((each) => ({ ...viewOf(each), ...(each.fields as unknown as Budget) }))
      .sort((a, b) => a.year - b.year),
    risks: risks.map((each) => ({ ...viewOf(each), ...(each.fields as unknown as Risk) })),
    comments: comments.map((comment) => told(comment, names, offices)),
    conflicts: await conflictsTold(ctx, conflicts, names),
    openRequests: requests,
    history: history.map(({ actor_id, office_code, at: when, node_id, how, ...edit }) => ({
      ...edit,
      nodeId: node_id,
      how: how as 'edited',
      by: names.get(actor_id) ?? null,
      office: offices.get(office_code)?.name ?? office_code,
      at: when.toISOString(),
    })),
    may: {
      edit: isOwn && !refusesVersion(found.status),
      report: isOwn && found.status !== 'superseded',
      contribute,
      editAll: editor.editsAll,
    },
  }
}

interface Budget {
  readonly year: number
  readonly source: string
  readonly amount: number
  readonly code: string | null
  readonly codeEdition: string | null
}

interface Risk {
  readonly risk: string
  readonly likelihood: string | null
  readonly impact: string | null
  readonly mitigation: string | null
}

async function discussionOf(ctx: Context, planId: string, activityId: string) {
  const { code, db } = ctx.region
  const [comments, conflicts, requests] = await Promise.all([
    // Remarks are about the thing, whatever the version of the plan in which they were made.
    db
      .selectFrom('plan_comment')
      .selectAll()
      .where('region_code', '=', code)
      .where('activity_id', '=', activityId)
      .orderBy('at', 'desc')
      .limit(100)
      .execute(),
    db
      .selectFrom('plan_conflict')
      .selectAll()
      .where('region_code', '=', code)
      .where('plan_id', '=', planId)
      .where('activity_id', '=', activityId)
      .where('choice', 'is', null)
      .orderBy('opened_at')
      .execute(),
    db
      .selectFrom('plan_request')
      .select(sql<number>`count(*)::int`.as('open'))
      .where('region_code', '=', code)
      .where('activity_id', '=', activityId)
      .where('decision', 'is', null)
      .executeTakeFirstOrThrow(),
  ])
  return { comments, conflicts, requests: requests.open }
}

async function areaNames(ctx: Context, codes: readonly string[]): Promise<Record<string, string>> {
  if (!codes.length) return {}
  const rows = await ctx.region.db
    .selectFrom('area')
    .select(['code', 'name'])
    .where('code', 'in', codes)
    .execute()
  return Object.fromEntries(rows.map(({ code, name }) => [code, name]))
}
