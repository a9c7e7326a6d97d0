import type { ExplanationView } from '@guyub/contract/explanations'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { regionToday } from '../../kernel/region-today.ts'
import type { ExplanationsNeeds } from './ask.ts'

interface Row extends Omit<ExplanationView, 'officeName' | 'title' | 'isLate' | 'askedAt' | 'repliedAt'> {
  readonly askedAt: Date
  readonly repliedAt: Date | null
}

/** What waits first: all for the head, one's own office's for everybody else. */
export async function explanations(ctx: Context, needs: ExplanationsNeeds): Promise<ExplanationView[]> {
  const all = ctx.actor.permissions.has('explanations.ask')
  const { rows } = await sql<Row>`
    select id, office_code as "officeCode", about, slice, question, due_on::text as "dueOn", asked_at as "askedAt", reply,
      replied_at as "repliedAt"
    from explanation where region_code = ${ctx.region.code} and (${all} or office_code = ${ctx.actor.officeCode})
    order by replied_at is not null, due_on, asked_at desc limit 200`.execute(ctx.region.db)
  const names = await needs.officeNames(
    ctx,
    rows.map(({ officeCode }) => officeCode),
  )
  const { today } = await regionToday(ctx)
  return rows.map(({ askedAt, repliedAt, ...row }) => ({
    ...row,
    title: needs.figureTitle(row.about) ?? null,
    officeName: names.get(row.officeCode) ?? null,
    askedAt: askedAt.toISOString(),
    repliedAt: repliedAt?.toISOString() ?? null,
    isLate: repliedAt === null && row.dueOn < today,
  }))
}
