import type { MODERATION } from '@guyub/contract/communities'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { communityOfKey } from './access.ts'
import type { CommunitiesNeeds } from './needs.ts'
import { readsOf } from './reads.ts'
import { subsectorTitles } from './subsectors.ts'

interface InvitationRow {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly place: string
  readonly starts_at: Date
  readonly comes: boolean | null
}

/** What a community sees of itself: how it stands, what it is asked to, what it said, and who looked at its contact person. */
export async function ownCommunity(ctx: Context, needs: CommunitiesNeeds, { key }: { readonly key: string }) {
  const own = await communityOfKey(ctx.region.db, ctx, needs.vault, key)
  const { code: region, db } = ctx.region
  const [area, invitations, ideas, comments, reads] = await Promise.all([
    db.selectFrom('area').select('name').where('code', '=', own.area_code).executeTakeFirst(),
    sql<InvitationRow>`
      select i.id, i.title, i.text, i.place, i.starts_at, a.comes
      from community_invited a join community_invitation i on i.region_code = a.region_code and i.id = a.invitation_id
      where a.region_code = ${region} and a.community_id = ${own.id}
      order by i.starts_at desc limit 100`.execute(db),
    db
      .selectFrom('community_idea')
      .select(['id', 'title', 'status', 'reason', 'proposed_at'])
      .where('region_code', '=', region)
      .where('community_id', '=', own.id)
      .orderBy('proposed_at', 'desc')
      .limit(200)
      .execute(),
    db
      .selectFrom('community_comment')
      .select(['id', 'idea_id', 'comment', 'status', 'reason'])
      .where('region_code', '=', region)
      .where('community_id', '=', own.id)
      .orderBy('said_at', 'desc')
      .limit(50)
      .execute(),
    readsOf(ctx, own.id),
  ])
  const offices = await needs.officeNames(ctx, [...new Set(reads.map(({ office }) => office))])
  const moderated = (status: string) => status as (typeof MODERATION)[number]
  return {
    ...{ id: own.id, code: own.code, name: own.name, purpose: own.purpose, dimension: own.dimension },
    subsectors: subsectorTitles(ctx, needs, own.subsectors),
    area: area?.name ?? own.area_code,
    status: own.status as 'waiting' | 'verified' | 'refused',
    reason: own.reason,
    contactErasedAt: own.contact_erased_at?.toISOString() ?? null,
    invitations: invitations.rows.map(({ starts_at, ...invitation }) => ({
      ...invitation,
      startsAt: starts_at.toISOString(),
      isPast: starts_at <= ctx.now(),
    })),
    ideas: ideas.map(({ id, title, status, reason, proposed_at }) => ({
      ...{ id, title, reason, status: moderated(status), proposedAt: proposed_at.toISOString() },
    })),
    comments: comments.map(({ id, idea_id, comment, status, reason }) => ({
      ...{ id, ideaId: idea_id, comment, reason, status: moderated(status) },
    })),
    reads: reads.map(({ at, office, isRevealed }) => ({
      ...{ at, isRevealed, office: offices.get(office) ?? office },
    })),
  }
}
