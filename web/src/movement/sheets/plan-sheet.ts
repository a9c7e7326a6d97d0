import { plan } from '@guyub/contract/plan'
import { type OwnText, ownWords } from '@guyub/contract/text'
import type { LoaderFunctionArgs } from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { visitOf } from '../../kernel/visit.ts'

/** Every activity of the plan with its progress and what that rests on. */
export async function planSheet({ request, context }: LoaderFunctionArgs) {
  const year = new URL(request.url).searchParams.get('tahun')
  const { call, language } = visitOf(context)
  const answer = answerOrLeave(request, await call(plan, year ? { year } : {}))
  const own = (text: OwnText) => ownWords(text, language).words
  return {
    name: `${own(answer.title)} ${answer.year}`,
    columns: [
      'dimension',
      'element',
      'activity',
      'owner',
      'indicator',
      'value',
      'target',
      'progress',
      'milestones',
    ],
    rows: answer.dimensions.flatMap(({ name, elements }) =>
      elements.flatMap(({ label, activities }) =>
        activities.map((activity) => [
          ...[
            name,
            own(label),
            own(activity.title),
            activity.ownerName ?? activity.owner,
            activity.indicator,
          ],
          ...[activity.value, activity.target, activity.progress.value],
          `${activity.milestones.filter(({ doneOn }) => doneOn).length}/${activity.milestones.length}`,
        ]),
      ),
    ),
  }
}
