import type { PaperMediaType } from '@guyub/contract/paper'
import type { PaperView } from '@guyub/contract/plan'
import type { Context } from '../../../kernel/context.ts'
import { editorOf } from '../edit-node.ts'

/** The papers of these reports by the report's id, the first attached first. */
export async function papersOf(
  ctx: Context,
  reportIds: readonly string[],
): Promise<ReadonlyMap<string, PaperView[]>> {
  if (!reportIds.length) return new Map()
  const rows = await ctx.region.db
    .selectFrom('plan_paper')
    .select(['id', 'report_id', 'paper_kind', 'paper_on', 'media_type', 'bytes', 'sha256', 'at', 'actor_id'])
    .select(['withdrawn_at', 'withdraw_reason'])
    .where('region_code', '=', ctx.region.code)
    .where('report_id', 'in', reportIds)
    .orderBy('at')
    .orderBy('id')
    .execute()
  const { permissions, id: actorId } = ctx.actor
  const { editsAll } = editorOf(ctx)
  const views = rows.map((row) => {
    const withdrawn = row.withdrawn_at
      ? { at: row.withdrawn_at.toISOString(), reason: row.withdraw_reason ?? '' }
      : null
    const isMine = editsAll || row.actor_id === actorId
    return {
      reportId: row.report_id,
      view: {
        ...{ id: row.id, paperKind: row.paper_kind, paperOn: row.paper_on, bytes: row.bytes, withdrawn },
        ...{ mediaType: row.media_type as PaperMediaType, sha256: row.sha256.toString('hex') },
        at: row.at.toISOString(),
        may: {
          open: !withdrawn && permissions.has('plan.papers'),
          freeze: !withdrawn && permissions.has('evidence.freeze'),
          withdraw: !withdrawn && isMine && permissions.has('plan.contribute'),
        },
      },
    }
  })
  const byReport = new Map<string, PaperView[]>()
  for (const { reportId, view } of views) byReport.set(reportId, [...(byReport.get(reportId) ?? []), view])
  return byReport
}
