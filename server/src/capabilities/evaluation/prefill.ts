import { itemOf, type RoundKey } from '@guyub/contract/evaluation'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { EvaluationNeeds } from './needs.ts'
import { roundRow } from './round-row.ts'

/** A first draft of an answer, in Indonesian: the figure of the year from the log, and what agencies have said. */
export async function prefill(
  ctx: Context,
  needs: EvaluationNeeds,
  { item, ...key }: RoundKey & { readonly item: string },
) {
  const { instrument } = await roundRow(ctx.region.db, ctx, key)
  const asked = itemOf(instrument, item)
  if (!asked) throw new Refusal('evaluation.no_such_item')
  const figure = asked.indicator && (await needs.figureOfYear(ctx, asked.indicator, key.year))
  const { rows } = await sql<{ office_code: string; contribution: string }>`
    select office_code, contribution from evaluation_contribution
    where region_code = ${ctx.region.code} and year = ${key.year} and stage = ${key.stage} and item = ${item}
      and contribution is not null and returned_at is null
    order by contributed_at`.execute(ctx.region.db)
  const names = await needs.officeNames(
    ctx,
    rows.map(({ office_code }) => office_code),
  )
  const parts = [
    ...(figure && figure.events > 0
      ? [`${figure.title} tahun ${key.year}: ${figure.shown}, dihitung dari ${figure.events} peristiwa.`]
      : []),
    ...rows.map(
      ({ office_code, contribution }) => `${names.get(office_code) ?? office_code}: ${contribution}`,
    ),
  ]
  return {
    draft: parts.join('\n\n'),
    value: figure ? figure.value : null,
    events: figure ? figure.events : 0,
  }
}
