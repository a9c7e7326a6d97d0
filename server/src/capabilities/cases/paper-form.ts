import { type Answers, asksForArea, dayInWords, fillPaper } from '@guyub/contract/cases'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Fetched } from '../../kernel/transfer.ts'
import { render } from '../documents/index.ts'
import { areas, officeByCode } from '../regions/index.ts'
import { type CaseRow, keyOf, useOf } from './case-row.ts'
import type { CasesNeeds } from './needs.ts'
import { regionName } from './receipt.ts'
import { dayOf, shownForm } from './shown-form.ts'

interface PaperForm {
  readonly caseId: string
  readonly paper: string
}

/** An official form filled in for the ink signature. It is not sealed: the family's signature makes it a statement. */
export async function paperForm(
  ctx: Context,
  needs: CasesNeeds,
  { caseId, paper }: PaperForm,
): Promise<Fetched> {
  const { code: region } = ctx.region
  const [row] = await ctx.region.run<CaseRow>(
    { name: 'cases.paper-form', text: 'select * from read_case($1, $2, $3, $4, $5, $6, $7, $8)' },
    [
      caseId,
      ctx.actor.id,
      ctx.actor.officeCode,
      ctx.actor.areaCode,
      ctx.actor.jurisdiction.kind,
      true,
      `form ${paper}`,
    ],
  )
  if (!row) throw new Refusal('cases.not_found')
  if (!row.form) throw new Refusal('cases.erased')
  const { service, use } = await useOf(needs, ctx.region, row)
  const wanted = service.papers.find((each) => each.key === paper)
  if (!wanted || !use.papers.some((each) => each.key === paper)) throw new Refusal('cases.no_such_paper')
  const answers = JSON.parse(keyOf(needs, region, row).decrypt(row.id, row.form).toString()) as Answers
  const [calendar, office, name, named] = await Promise.all([
    needs.calendars.of(ctx),
    officeByCode(ctx.region, row.office_code),
    regionName(ctx),
    asksForArea(use.pages) ? areas(ctx) : [],
  ])
  const day = dayOf(calendar, row)
  const place = `${office?.shortName ?? name}, ${dayInWords(day)}`
  const shown = shownForm(use, answers, { ...row, day }, ctx.actor, true)
  const bytes = await render('form', {
    code: wanted.code,
    title: wanted.title.id,
    region: name,
    tracking: row.tracking_code,
    blocks: fillPaper(wanted, use, shown, place, named),
  })
  return { bytes, mediaType: 'application/pdf', name: `${row.tracking_code}-${paper}.pdf` }
}
