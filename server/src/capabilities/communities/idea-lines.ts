import type { IdeaLine } from '@guyub/contract/communities'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'

export interface IdeaRow {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly element: string
  readonly community_id: string
  readonly community: string
  readonly assisted: boolean
  readonly proposed_at: Date
  readonly supports: number
  readonly comments: number
  readonly outcome: string
  readonly is_sample: boolean
}

/** Ideas that were passed, the newest first; or one of them. */
export async function ideaRows({ region }: Context, id?: string): Promise<readonly IdeaRow[]> {
  const { rows } = await sql<IdeaRow>`
    select i.id, i.title, i.text, i.element, i.community_id, c.name as community, i.assisted, i.proposed_at, c.is_sample,
      (select count(*)::int from community_support s where s.region_code = i.region_code and s.idea_id = i.id) as supports,
      (select count(*)::int from community_comment w
        where w.region_code = i.region_code and w.idea_id = i.id and w.status = 'passed') as comments,
      coalesce((select o.outcome from community_outcome o where o.region_code = i.region_code and o.idea_id = i.id
        order by o.decided_at desc, o.id desc limit 1), 'open') as outcome
    from community_idea i
    join community c on c.region_code = i.region_code and c.id = i.community_id
    where i.region_code = ${region.code} and i.status = 'passed' ${id ? sql`and i.id = ${id}` : sql``}
    order by i.proposed_at desc, i.id desc limit 500`.execute(region.db)
  return rows
}

export function lineOf(row: IdeaRow): IdeaLine {
  return {
    ...{ id: row.id, title: row.title, element: row.element, community: row.community },
    ...{ communityId: row.community_id, isAssisted: row.assisted, isSample: row.is_sample },
    proposedAt: row.proposed_at.toISOString(),
    ...{ supports: row.supports, comments: row.comments, outcome: row.outcome as IdeaLine['outcome'] },
  }
}
