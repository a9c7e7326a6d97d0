import { localDay, type WorkingCalendar } from '@guyub/contract/calendar'
import {
  type Answers,
  firstHandlerOf,
  flagsOf,
  openFields,
  placeAnswered,
  readForm,
} from '@guyub/contract/cases'
import type { CaseUse } from '@guyub/contract/definition'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type CaseRow, keyOf } from './case-row.ts'
import { areasFor } from './form-areas.ts'
import { handlerOf } from './handlers.ts'
import { likenessColumns } from './likeness.ts'
import type { ChangeNeeds } from './needs.ts'
import { personOf, referenceOf } from './submit.ts'

type Filed = Pick<CaseRow, 'id' | 'service_key' | 'submitted_at' | 'data_key' | 'form'>
export type ChangedForm = Awaited<ReturnType<typeof changedForm>>

/** The form with some answers changed, judged by the day it was filed on; and everything that is found by it. */
export async function changedForm(
  ctx: Context,
  needs: ChangeNeeds,
  { use, calendar }: { readonly use: CaseUse; readonly calendar: WorkingCalendar },
  row: Filed,
  answers: Answers,
) {
  const { code: region } = ctx.region
  const key = keyOf(needs, region, row)
  const today = localDay(calendar, row.submitted_at)
  const before = JSON.parse(key.decrypt(row.id, row.form as Buffer).toString()) as Answers
  const areas = await areasFor(ctx, use)
  // What was filed before there was this rule is not held against whoever changes something else.
  const open = openFields(use).filter((field) => field in answers)
  const { form, facts, problems } = readForm(use.pages, { ...before, ...answers }, today, areas, open)
  if (problems.length) throw new Refusal('cases.form_invalid', problems)
  const [subject, nik, phone] = personOf(needs.vault, region, use, form)
  const first = firstHandlerOf(use, form, today)
  const routed = first === firstHandlerOf(use, before, today) ? undefined : await handlerOf(ctx.region, first)
  return {
    // Where another agency is to get it first, it goes there, and the one before keeps nothing of it in sight.
    ...{ handler: routed?.code, watcher: use.watched ? routed?.code : undefined },
    area: use.place && (placeAnswered(use, form, today) ?? (await handlerOf(ctx.region, first))?.area),
    ...{ sealed: key.encrypt(row.id, Buffer.from(JSON.stringify(form))), subject, nik, phone, facts },
    flags: flagsOf(use, form, today),
    likeness: likenessColumns(needs.vault, region, row.service_key, use, form),
    reference: referenceOf(use, form),
  }
}
