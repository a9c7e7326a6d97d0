import type { Context } from '../../kernel/context.ts'
import { conflictsTold, requestsTold, told } from './discussion.ts'
import { editorOf } from './edit-node.ts'
import type { PlanNeeds } from './needs.ts'
import { labels } from './node-label.ts'
import { openVersion } from './version.ts'

const LONGEST = 100

/** What waits for a decision. An agency sees what is about its own activities, and what it asked for itself. */
export async function inbox(ctx: Context, needs: PlanNeeds) {
  const { code, db } = ctx.region
  const editor = editorOf(ctx)
  const own = editor.editsAll ? undefined : await ownActivities(ctx, editor.officeCode)
  const isMine = (row: { activity_id: string | null; office_code: string }) =>
    !own || row.office_code === editor.officeCode || (row.activity_id !== null && own.has(row.activity_id))
  const latest = <Row>(rows: Row[]) => rows.slice(0, LONGEST)
  const requests = db.selectFrom('plan_request').selectAll().where('region_code', '=', code)
  const open = latest(
    (await requests.where('decision', 'is', null).orderBy('at').limit(1000).execute()).filter(isMine),
  )
  const decided = (
    await requests.where('decision', 'is not', null).orderBy('decided_at', 'desc').limit(1000).execute()
  )
    .filter(isMine)
    .slice(0, 20)
  const conflicts = latest(
    (
      await db
        .selectFrom('plan_conflict')
        .selectAll()
        .where('region_code', '=', code)
        .where('choice', 'is', null)
        .orderBy('opened_at')
        .limit(1000)
        .execute()
    ).filter(isMine),
  )
  const comments = (
    await db
      .selectFrom('plan_comment')
      .selectAll()
      .where('region_code', '=', code)
      .orderBy('at', 'desc')
      .limit(200)
      .execute()
  )
    .filter(isMine)
    .slice(0, 30)
  const people = [
    ...[...open, ...decided].flatMap(({ actor_id, decided_by }) => [actor_id, decided_by]),
    ...conflicts.flatMap(({ standing_by, proposed_by }) => [standing_by, proposed_by]),
    ...comments.map(({ actor_id }) => actor_id),
  ].filter((id) => id !== null)
  const [names, offices] = await Promise.all([needs.names(ctx, [...new Set(people)]), needs.offices(ctx)])
  const places = comments.map(({ plan_id, kind, node_id, activity_id }) => ({
    ...{ planId: plan_id, kind: kind as never, nodeId: node_id, activityId: activity_id },
  }))
  const about = await labels(db, code, places)
  return {
    mayDecide: editor.editsAll,
    openVersion: (await openVersion(db, code))?.id ?? null,
    requests: await requestsTold(ctx, open, names, offices),
    decided: await requestsTold(ctx, decided, names, offices),
    conflicts: await conflictsTold(ctx, conflicts, names),
    comments: comments.map((comment, index) => ({
      ...told(comment, names, offices),
      planId: comment.plan_id,
      activityId: comment.activity_id,
      about: about(places[index] as (typeof places)[number]),
    })),
  }
}

async function ownActivities(ctx: Context, office: string): Promise<ReadonlySet<string>> {
  const rows = await ctx.region.db
    .selectFrom('plan_activity')
    .select('id')
    .where('region_code', '=', ctx.region.code)
    .where(({ or, eb, val, fn }) =>
      or([eb('owner_code', '=', office), eb(val(office), '=', fn.any('co_owners'))]),
    )
    .execute()
  return new Set(rows.map(({ id }) => id))
}
