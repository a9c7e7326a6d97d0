import { plan, planActivities } from '@guyub/contract/plan'
import { type OwnText, ownWords } from '@guyub/contract/text'
import type { LoaderFunctionArgs } from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { visitOf } from '../../kernel/visit.ts'
import { wantedVersion } from '../plan/version-query.ts'

/** Every activity of the plan with its progress and what that rests on. */
export async function planSheet({ request, context }: LoaderFunctionArgs) {
  const year = new URL(request.url).searchParams.get('tahun')
  const version = wantedVersion(request)
  const { call, language } = visitOf(context)
  const asked = { ...(year && { year }), ...(version && { version }) }
  const answer = answerOrLeave(request, await call(plan, asked))
  const lines = answerOrLeave(request, await call(planActivities, asked))
  const own = (text: OwnText) => ownWords(text, language).words
  const elements = new Map(
    answer.dimensions.flatMap(({ name, elements: its }) =>
      its.map(({ key, label, programmes }) => [key, { name, label: own(label), programmes }] as const),
    ),
  )
  return {
    name: `${own(answer.title)} ${answer.year}`,
    columns: [
      ...['dimension', 'element', 'programme', 'activity', 'owner', 'firstMonth', 'lastMonth', 'indicator'],
      ...['value', 'target', 'progress', 'basis', 'milestones', 'budget'],
    ],
    rows: lines.map((line) => {
      const place = elements.get(line.element)
      const programme = place?.programmes.find(({ id }) => id === line.programmeId)
      return [
        ...[
          place?.name ?? null,
          place?.label ?? null,
          programme?.title ? own(programme.title) : null,
          own(line.title),
        ],
        ...[line.ownerName ?? line.owner, line.firstMonth, line.lastMonth, line.figure?.indicator ?? null],
        ...[
          line.figure?.value ?? null,
          line.figure?.target ?? null,
          line.progress.value,
          line.progress.basis,
        ],
        ...[`${line.milestones.done}/${line.milestones.total}`, line.budget.all],
      ]
    }),
  }
}
