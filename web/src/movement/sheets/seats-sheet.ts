import { decree, SEAT_COLUMNS } from '@guyub/contract/decrees'
import type { LoaderFunctionArgs } from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { visitOf } from '../../kernel/visit.ts'
import { say } from '../../words/words.ts'

/** The seats of one decree as its import takes them back; whoever fills in names sends the same file. */
export async function seatsSheet({ request, context }: LoaderFunctionArgs) {
  const { call, language } = visitOf(context)
  const decreeId = new URL(request.url).searchParams.get('keputusan') ?? ''
  const { seats } = answerOrLeave(request, await call(decree, { decreeId }))
  return {
    name: say(language, 'decrees.seats'),
    columns: [...SEAT_COLUMNS, 'officeName'],
    rows: seats.map(
      ({ id, body, position, office, unit, duty, person, acting, from, until, role, officeName }) => [
        ...[
          id,
          body,
          position,
          office,
          unit,
          duty,
          person?.id ?? null,
          person?.name ?? null,
          person?.title ?? null,
        ],
        ...[acting, from, until, role, officeName],
      ],
    ),
  }
}
