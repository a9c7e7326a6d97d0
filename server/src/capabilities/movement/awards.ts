import { type AwardView, candidatesOf } from '@guyub/contract/movement'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Fetched } from '../../kernel/transfer.ts'
import { type DocumentsNeeds, issuedFile } from '../documents/index.ts'
import { AWARDS, standingsOf } from './award-standings.ts'
import { refuseElsewhere } from './centre.ts'

/** Every award, the newest first. */
export async function awards(
  ctx: Context,
  { member }: { member?: string | undefined },
): Promise<AwardView[]> {
  await refuseElsewhere(ctx)
  const { code, db } = ctx.region
  const { rows } = await sql<AwardView>`
    select w.id, w.year, w.category, w.title, w.group_name as "group", w.member_code as member,
      coalesce(a.name, w.member_code) as "memberName", w.value, w.place, w.reason,
      w.decided_on::text as "decidedOn", w.annul_reason as "annulReason"
    from movement_award w left join area a on a.code = w.member_code
    where w.region_code = ${code} and ${member ? sql`w.member_code = ${member}` : sql`true`}
    order by w.year desc, w.decided_on desc, w.category, w.place nulls last limit 1000`.execute(db)
  return rows
}

/** Whom the published results of a year make a candidate, category by category. */
export async function awardCandidates(ctx: Context, { year }: { year: number }) {
  await refuseElsewhere(ctx)
  const [standings, given] = await Promise.all([standingsOf(ctx, year), awards(ctx, {})])
  const { rows } = await sql<{ code: string; name: string }>`
    select code, name from area
    where code = any(${standings.map(({ member }) => member)})`.execute(ctx.region.db)
  const names = new Map(rows.map(({ code, name }) => [code, name]))
  const stand = new Set(
    given.flatMap(({ annulReason, year: its, category, member }) =>
      annulReason === null && its === year ? `${category} ${member}` : [],
    ),
  )
  return {
    note: AWARDS.note,
    categories: AWARDS.categories.map(({ key, title, rule, source }) => ({
      ...{ key, title, by: rule.by, top: rule.by === 'jury' ? null : rule.top, source },
      candidates: candidatesOf(rule, standings).map((candidate) => ({
        ...candidate,
        memberName: names.get(candidate.member) ?? candidate.member,
        isAwarded: stand.has(`${key} ${candidate.member}`),
      })),
    })),
  }
}

/** The sealed certificate; of an annulled award too, because the checker says what became of it. */
export async function awardCertificate(
  ctx: Context,
  documents: Pick<DocumentsNeeds, 'vault' | 'files'>,
  { awardId }: { awardId: string },
): Promise<Fetched> {
  await refuseElsewhere(ctx)
  const row = await ctx.region.db
    .selectFrom('movement_award')
    .select(['document_id', 'category', 'year', 'member_code'])
    .where('region_code', '=', ctx.region.code)
    .where('id', '=', awardId)
    .executeTakeFirst()
  const bytes = row && (await issuedFile(ctx, documents, row.document_id))
  if (!row || !bytes) throw new Refusal('movement.no_such_award')
  return {
    bytes,
    mediaType: 'application/pdf',
    name: `piagam-${row.category}-${row.year}-${row.member_code}.pdf`,
  }
}
