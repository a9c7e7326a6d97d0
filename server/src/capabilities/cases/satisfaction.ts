import { gradeOf, satisfactionIndex } from '@guyub/contract/cases'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { CasesNeeds } from './needs.ts'
import { SATISFACTION_FORM } from './satisfaction-form.ts'

/** Fewer would tell who said what. */
export const FEWEST = 5

interface Wanted {
  readonly year: number
  readonly service?: string | undefined
}

/** The year's index of each service, counted from what people answered. */
export async function satisfaction(
  { region }: Context,
  { services }: Pick<CasesNeeds, 'services'>,
  { year, service }: Wanted,
) {
  const { rows } = await sql<{
    service: string
    element: string
    mean: number
    count: number
    assisted: number
  }>`
    select r.service_key as service, said.key as element, avg(said.value::float8) as mean,
      count(*)::int as count, (count(*) filter (where r.assisted))::int as assisted
    from case_rating r cross join lateral jsonb_each_text(r.scores) as said
    where r.region_code = ${region.code} and r.form = ${SATISFACTION_FORM.key}
      and r.day >= make_date(${year}, 1, 1) and r.day <= make_date(${year}, 12, 31)
    group by r.service_key, said.key`.execute(region.db)
  const asked = services.keys.filter((key) => service === undefined || key === service)
  return {
    form: SATISFACTION_FORM,
    services: asked.flatMap((key) => {
      const definition = services.of(region.code, key)
      if (!definition?.case) return []
      const its = rows.filter((row) => row.service === key)
      const [first] = its
      const isTold = (first?.count ?? 0) >= FEWEST
      const elements = SATISFACTION_FORM.elements.map((element) => ({
        key: element.key,
        mean: (isTold && its.find((row) => row.element === element.key)?.mean) || null,
      }))
      const index = satisfactionIndex(
        SATISFACTION_FORM,
        elements.map(({ mean }) => mean),
      )
      return [
        {
          ...{ service: key, title: definition.title, elements, index },
          grade: gradeOf(SATISFACTION_FORM, index),
          responses: isTold && first ? first.count : null,
          assisted: isTold && first ? first.assisted : null,
        },
      ]
    }),
  }
}
