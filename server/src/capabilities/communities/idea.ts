import type { OutcomeView } from '@guyub/contract/communities'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { ideaRows, lineOf } from './idea-lines.ts'
import type { CommunitiesNeeds, Planned } from './needs.ts'

/** An idea with its whole way, as far as the public may read the plan. */
export async function idea(ctx: Context, needs: CommunitiesNeeds, { ideaId }: { readonly ideaId: string }) {
  const [row] = await ideaRows(ctx, ideaId)
  if (!row) throw new Refusal('communities.no_such_idea')
  const [discussion, supporters, decided] = await Promise.all([
    discussionOf(ctx, ideaId),
    supportersOf(ctx, ideaId),
    decidedOf(ctx, ideaId),
  ])
  const activities = decided.flatMap(({ node, node_id }) => (node === 'activity' && node_id ? [node_id] : []))
  const plan = decided.some(({ node }) => node) ? await needs.planned(ctx, activities) : undefined
  return {
    ...lineOf(row),
    text: row.text,
    discussion,
    supporters,
    outcomes: decided.map((each) => outcomeOf(each, plan)),
  }
}

interface Decided {
  readonly outcome: string
  readonly node: string | null
  readonly node_id: string | null
  readonly reason: string | null
  readonly decided_at: Date
}

function outcomeOf({ outcome, node, node_id, reason, decided_at }: Decided, plan?: Planned): OutcomeView {
  const shown = plan?.isPublic ? plan : undefined
  const activity = node === 'activity' ? shown?.activities.find(({ id }) => id === node_id) : undefined
  const programmeId = node === 'programme' ? node_id : activity?.programmeId
  const programme = shown?.programmes.find(({ id }) => id === programmeId)
  return {
    outcome: outcome as OutcomeView['outcome'],
    reason,
    at: decided_at.toISOString(),
    programme: programme?.title ?? null,
    activity: activity
      ? {
          ...{ id: activity.id, title: activity.title, owner: activity.owner, firstYear: activity.firstYear },
          ...{ progress: activity.progress, year: shown?.year ?? 0, results: [...activity.results] },
        }
      : null,
    isHidden: node !== null && !activity && !programme,
  }
}

async function decidedOf({ region }: Context, ideaId: string): Promise<readonly Decided[]> {
  return region.db
    .selectFrom('community_outcome')
    .select(['outcome', 'node', 'node_id', 'reason', 'decided_at'])
    .where('region_code', '=', region.code)
    .where('idea_id', '=', ideaId)
    .orderBy('decided_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

async function discussionOf({ region }: Context, ideaId: string) {
  const { rows } = await sql<{ id: string; community: string; comment: string; said_at: Date }>`
    select w.id, c.name as community, w.comment, w.said_at
    from community_comment w join community c on c.region_code = w.region_code and c.id = w.community_id
    where w.region_code = ${region.code} and w.idea_id = ${ideaId} and w.status = 'passed'
    order by w.said_at, w.id limit 500`.execute(region.db)
  return rows.map(({ id, community, comment, said_at }) => ({
    ...{ id, community, comment, at: said_at.toISOString() },
  }))
}

async function supportersOf({ region }: Context, ideaId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.name from community_support s
    join community c on c.region_code = s.region_code and c.id = s.community_id
    where s.region_code = ${region.code} and s.idea_id = ${ideaId} order by lower(c.name) limit 500`.execute(
    region.db,
  )
  return rows.map(({ name }) => name)
}
