import { isDeepStrictEqual } from 'node:util'
import type { Answers } from '@guyub/contract/cases'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { keyOf, useOf } from './case-row.ts'
import type { CasesNeeds } from './needs.ts'
import { ownCase } from './own-case.ts'
import { dayOf, shownForm } from './shown-form.ts'

const MOST = 50

/** How the answers stood before each change: the trail of a record that was corrected. */
export async function formerAnswers(
  ctx: Context,
  needs: CasesNeeds,
  { caseId }: { readonly caseId: string },
) {
  const { db, code } = ctx.region
  const row = await ownCase(db, ctx, caseId)
  if (!row.form) throw new Refusal('cases.erased')
  const key = keyOf(needs, code, row)
  const { use } = await useOf(needs, ctx.region, row)
  const day = dayOf(await needs.calendars.of(ctx), row)
  const rows = await db
    .selectFrom('case_form')
    .selectAll()
    .where('region_code', '=', code)
    .where('case_id', '=', caseId)
    .orderBy('version', 'desc')
    .limit(MOST)
    .execute()
  if (!rows.length) return []
  await db
    .insertInto('case_read')
    .values({
      ...{ region_code: code, case_id: caseId, actor_id: ctx.actor.id, office_code: ctx.actor.officeCode },
      ...{ revealed: false, what: 'former answers' },
    })
    .execute()
  const opened = (form: Buffer) => JSON.parse(key.decrypt(caseId, form).toString()) as Answers
  const now = opened(row.form)
  let later = now
  return rows.map(({ version, until, office_code, action, form }) => {
    const its = opened(form)
    const names = [...new Set([...Object.keys(its), ...Object.keys(later)])]
    const changed = names.filter((name) => !isDeepStrictEqual(its[name], later[name]))
    later = its
    return {
      ...{ version, until: until.toISOString(), office: office_code, action, changed },
      form: shownForm(use, its, { ...row, day }, ctx.actor, false, now),
    }
  })
}
