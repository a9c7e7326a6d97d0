import { team } from '@guyub/contract/decrees'
import type { LoaderFunctionArgs } from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { visitOf } from '../../kernel/visit.ts'
import { say } from '../../words/words.ts'

/** The team as it stands today, seat by seat. */
export async function teamSheet({ request, context }: LoaderFunctionArgs) {
  const { call, language } = visitOf(context)
  const { bodies, decree } = answerOrLeave(request, await call(team, {}))
  return {
    name: say(language, 'decrees.team'),
    columns: [
      'body',
      'position',
      'office',
      'officeName',
      'unit',
      'name',
      'title',
      'acting',
      'until',
      'duty',
      'decree',
    ],
    rows: bodies.flatMap((body) =>
      body.seats.map(({ position, office, unit, person, acting, until, duty }) => [
        ...[body.name, position, office?.code ?? null, office?.name ?? null, unit],
        ...[person?.name ?? null, person?.title ?? null, acting, until, duty, decree?.number ?? null],
      ]),
    ),
  }
}
