import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { within } from './jurisdiction.ts'
import type { CasesNeeds } from './needs.ts'
import { FEWEST } from './satisfaction.ts'

const MOST = 200

/** Comments by service; of requests whose person was erased there are none any more. */
export async function ratingComments(
  ctx: Context,
  { services, vault }: Pick<CasesNeeds, 'services' | 'vault'>,
  { year }: { readonly year: number },
) {
  const { db, code } = ctx.region
  const { rows } = await sql<{
    service: string
    rated: number
    said: { id: string; key: string; comment: string }[]
  }>`
    select r.service_key as service, count(*)::int as rated,
      coalesce(jsonb_agg(jsonb_build_object('id', "case".id, 'key', encode("case".data_key, 'base64'), 'comment', encode(r.comment, 'base64')))
        filter (where r.comment is not null and "case".data_key is not null), '[]') as said
    from case_rating r join "case" on "case".region_code = r.region_code and "case".id = r.case_id
    where r.region_code = ${code} and r.day >= make_date(${year}, 1, 1) and r.day <= make_date(${year}, 12, 31)
      and ${within(ctx.actor)}
    group by r.service_key`.execute(db)
  return rows
    .filter(({ rated }) => rated >= FEWEST)
    .flatMap(({ service, said }) => {
      const definition = services.of(code, service)
      const comments = said.map(({ id, key, comment }) =>
        vault
          .unlock(code, id, Buffer.from(key, 'base64'))
          .decrypt(`${id} rating`, Buffer.from(comment, 'base64'))
          .toString(),
      )
      if (!definition || !comments.length) return []
      return [
        {
          ...{ service, title: definition.title, hasMore: comments.length > MOST },
          // By the alphabet: in the order of their coming they would tell whose they are.
          comments: comments.sort((one, other) => one.localeCompare(other)).slice(0, MOST),
        },
      ]
    })
}
