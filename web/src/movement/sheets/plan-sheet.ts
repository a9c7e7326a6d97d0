import { plan } from '@guyub/contract/plan'
import type { LoaderFunctionArgs } from 'react-router'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { visitOf } from '../../kernel/visit.ts'

/** Every activity of the plan with its progress and what that rests on. */
export async function planSheet({ request, context }: LoaderFunctionArgs) {
  const year = new URL(request.url).searchParams.get('tahun')
  const answer = answerOrLeave(request, await visitOf(context).call(plan, year ? { year } : {}))
  return {
    name: `${answer.title} ${answer.year}`,
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
          ...[name, label, activity.title, activity.ownerName ?? activity.owner, activity.indicator],
          ...[activity.value, activity.target, activity.progress.value],
          `${activity.milestones.filter(({ doneOn }) => doneOn).length}/${activity.milestones.length}`,
        ]),
      ),
    ),
  }
}
