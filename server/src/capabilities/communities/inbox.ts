import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { ideaRows } from './idea-lines.ts'
import type { CommunitiesNeeds } from './needs.ts'

interface CommunityRow {
  readonly id: string
  readonly name: string
  readonly dimension: string
  readonly area: string
  readonly status: string
  readonly registered_at: Date
  readonly is_sample: boolean
}

interface WordsRow {
  readonly kind: 'idea' | 'comment'
  readonly id: string
  readonly idea_id: string
  readonly community: string
  readonly title: string
  readonly text: string
  readonly at: Date
}

interface InvitationRow {
  readonly id: string
  readonly title: string
  readonly place: string
  readonly starts_at: Date
  readonly invited: number
  readonly come: number
  readonly decline: number
}

/** What waits for the secretariat, what waits longest first, and every community. */
export async function communityInbox(ctx: Context) {
  const { code: region, db } = ctx.region
  const [all, words, invitations, passed] = await Promise.all([
    sql<CommunityRow>`
      select c.id, c.name, c.dimension, a.name as area, c.status, c.registered_at, c.is_sample
      from community c join area a on a.code = c.area_code where c.region_code = ${region}
      order by c.status <> 'waiting', c.registered_at, c.id limit 1000`.execute(db),
    sql<WordsRow>`
      select 'idea' as kind, i.id, i.id as idea_id, c.name as community, i.title, i.text, i.proposed_at as at
      from community_idea i join community c on c.region_code = i.region_code and c.id = i.community_id
      where i.region_code = ${region} and i.status = 'waiting'
      union all
      select 'comment', w.id, w.idea_id, c.name, i.title, w.comment, w.said_at
      from community_comment w
      join community c on c.region_code = w.region_code and c.id = w.community_id
      join community_idea i on i.region_code = w.region_code and i.id = w.idea_id
      where w.region_code = ${region} and w.status = 'waiting'
      order by at, id limit 200`.execute(db),
    sql<InvitationRow>`
      select i.id, i.title, i.place, i.starts_at, count(*)::int as invited,
        count(*) filter (where a.comes)::int as come, count(*) filter (where not a.comes)::int as decline
      from community_invitation i
      join community_invited a on a.region_code = i.region_code and a.invitation_id = i.id
      where i.region_code = ${region}
      group by i.id, i.title, i.place, i.starts_at order by i.starts_at desc limit 50`.execute(db),
    ideaRows(ctx),
  ])
  return {
    communities: all.rows.map(({ registered_at, is_sample, status, ...row }) => ({
      ...row,
      status: status as 'waiting' | 'verified' | 'refused',
      registeredAt: registered_at.toISOString(),
      isSample: is_sample,
    })),
    words: words.rows.map(({ idea_id, at, ...row }) => ({ ...row, ideaId: idea_id, at: at.toISOString() })),
    undecided: passed
      .filter(({ outcome }) => outcome === 'open')
      .map(({ id, title, community, supports }) => ({ id, title, community, supports }))
      .sort((a, b) => b.supports - a.supports),
    invitations: invitations.rows.map(({ starts_at, ...row }) => ({
      ...row,
      startsAt: starts_at.toISOString(),
    })),
  }
}

/** What of the plan may take an idea; also of a draft, which only the public does not read. */
export async function ideaTargets(ctx: Context, needs: CommunitiesNeeds) {
  const plan = await needs.planned(ctx)
  return {
    programmes: [...(plan?.programmes ?? [])],
    activities: (plan?.activities ?? []).map(({ id, title, element }) => ({ id, title, element })),
  }
}
