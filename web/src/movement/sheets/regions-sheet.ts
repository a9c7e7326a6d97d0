import { registry } from '@guyub/contract/movement'
import type { LoaderFunctionArgs } from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { visitOf } from '../../kernel/visit.ts'
import { say } from '../../words/words.ts'
import { centreOf } from '../registry/centre.ts'
import { askedOf, queryOf } from '../registry/filters.tsx'

const STEPS = ['invited', 'applied', 'assessed', 'selected', 'active', 'declined', 'withdrawn'] as const

/** The registry as it is filtered on the page. A day of which only the year is known is written as that year. */
export async function regionsSheet({ request, context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const query = queryOf(askedOf(new URL(request.url).searchParams))
  const { centre } = await centreOf(visit)
  const { members } = answerOrLeave(request, await visit.call(registry, query, centre))
  const cut = { day: 10, month: 7, year: 4 }
  return {
    name: say(visit.language, 'registry.title'),
    columns: ['code', 'name', 'kind', 'province', 'standing', 'waves', ...STEPS],
    rows: members.map(({ code, name, kind, province, standing, waves, steps }) => [
      ...[code, name, kind, province, standing, waves.join(' ')],
      ...STEPS.map((step) => {
        const on = steps[step]
        return on ? on.day.slice(0, cut[on.precision]) : null
      }),
    ]),
  }
}
