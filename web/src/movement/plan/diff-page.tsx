import { diffPlans } from '@guyub/contract/plan'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatNumber } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { DifferenceCard } from './difference-card.tsx'
import { askPlanNames } from './plan-names.ts'
import { SampleMark } from './sample-mark.tsx'
import { VersionMark } from './version-mark.tsx'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { call, language } = visitOf(context)
  const asked = { planId: params.before ?? '', otherId: params.after ?? '' }
  const diff = answerOrLeave(request, await call(diffPlans, asked))
  const [before, after] = await Promise.all(
    [asked.planId, asked.otherId].map((version) => askPlanNames(call, language, version)),
  )
  return { diff, names: { ...before?.names, ...after?.names } }
}

/** What differs between two versions, field by field. */
export default function DiffPage() {
  const { diff, names } = useLoaderData<typeof loader>()
  const { t, language } = useWords()
  const { before, after, differences } = diff
  const count = (change: string) =>
    formatNumber(differences.filter((each) => each.change === change).length, language)
  return (
    <div className="stack-wide">
      <PageHeader
        title={t('plan.diff', { before: before.number, after: after.number })}
        lead={t('plan.diff_counts', {
          added: count('added'),
          removed: count('removed'),
          changed: count('changed'),
        })}
        trailLabel={t('shell.trail')}
        trail={[
          { href: '/gerakan', word: t('movement.plan') },
          { href: '/gerakan/rencana/versi', word: t('plan.versions') },
        ]}
      />
      <SampleMark isSample={after.isSample} />
      <div className="stack">
        <VersionMark plan={before} />
        <VersionMark plan={after} />
      </div>
      {differences.length === 0 && <p className="quiet">{t('plan.diff_none')}</p>}
      <ul className="plain stack">
        {differences.map((each) => (
          <DifferenceCard
            key={each.kind + each.nodeId}
            {...{ each, names }}
            href={
              each.activityId && each.change !== 'removed'
                ? `/gerakan/kegiatan/${each.activityId}?versi=${after.id}`
                : undefined
            }
          />
        ))}
      </ul>
    </div>
  )
}
