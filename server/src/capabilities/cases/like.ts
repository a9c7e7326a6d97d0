import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { useOf } from './case-row.ts'
import { within } from './jurisdiction.ts'
import type { CasesNeeds } from './needs.ts'
import { ownCase } from './own-case.ts'

const MOST = 20
const DAY = 86_400_000

/** What may be about the same, and what was merged. */
export async function like(
  ctx: Context,
  needs: Pick<CasesNeeds, 'services'>,
  { caseId }: { readonly caseId: string },
) {
  const { db, code } = ctx.region
  const row = await ownCase(db, ctx, caseId)
  const { use } = await useOf(needs, ctx.region, row)
  const [found, linked] = await Promise.all([
    sql<Found>`
      select "case".id, tracking_code, subject, "case".office_code, state, submitted_at, array_agg(theirs.rule) as rules
      from case_likeness ours
      join case_likeness theirs on theirs.region_code = ours.region_code and theirs.hash = ours.hash and theirs.case_id <> ours.case_id
      join "case" on "case".region_code = theirs.region_code and "case".id = theirs.case_id
      where ours.region_code = ${code} and ours.case_id = ${caseId} and "case".merged_into is null and ${within(ctx.actor)}
      group by "case".region_code, "case".id
      order by submitted_at desc, "case".id limit ${MOST * 5}`.execute(db),
    sql<{ id: string; tracking_code: string; is_into: boolean }>`
      select id, tracking_code, id = ${row.merged_into}::uuid as is_into from "case"
      where region_code = ${code} and (id = ${row.merged_into}::uuid or merged_into = ${caseId}) and ${within(ctx.actor)}
      order by submitted_at, id limit ${MOST}`.execute(db),
  ])
  const near = found.rows.flatMap((one) => {
    const days = Math.abs(one.submitted_at.getTime() - row.submitted_at.getTime()) / DAY
    const rules = use.likeness.filter(({ key, withinDays }) => one.rules.includes(key) && days <= withinDays)
    return rules.length ? [{ ...one, rules }] : []
  })
  const link = ({ id, tracking_code }: { id: string; tracking_code: string }) => ({
    id,
    trackingCode: tracking_code,
  })
  const into = linked.rows.find(({ is_into }) => is_into)
  return {
    items: near.slice(0, MOST).map((one) => ({
      ...link(one),
      ...{ subject: one.subject, office: one.office_code, state: one.state },
      submittedAt: one.submitted_at.toISOString(),
      rules: one.rules.map(({ key, label }) => ({ key, label })),
    })),
    into: into ? link(into) : null,
    merged: linked.rows.filter(({ is_into }) => !is_into).map(link),
  }
}

interface Found {
  readonly id: string
  readonly tracking_code: string
  readonly subject: string | null
  readonly office_code: string
  readonly state: string
  readonly submitted_at: Date
  readonly rules: readonly string[]
}
