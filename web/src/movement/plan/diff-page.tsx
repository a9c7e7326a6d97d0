import { diffPlans } from '@guyub/contract/plan'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatNumber } from '../../kernel/format.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { useWords } from '../../kernel/use-words.ts'
import { visitOf } from '../../kernel/visit.ts'
import { PageHeader } from '../../ui/page-header/page-header.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { useFieldWords } from './field-words.ts'
import { askPlanNames } from './plan-names.ts'
import { SampleMark } from './sample-mark.tsx'
import { useShownValue } from './shown-value.ts'
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

const TONES = { added: 'done', removed: 'broken', changed: 'running' } as const

/** What differs between two versions, field by field. */
export default function DiffPage() {
  const { diff, names } = useLoaderData<typeof loader>()
  const { t, language } = useWords()
  const fieldWord = useFieldWords()
  const shown = useShownValue(names)
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
          <li key={each.kind + each.nodeId} className="card stack" data-change={each.change}>
            <div className="row">
              <StateBadge tone={TONES[each.change]} word={t(`plan.change_${each.change}`)} />
              <span className="small quiet">{t(`plan.kind_${each.kind}`)}</span>
              {each.activityId && each.change !== 'removed' ? (
                <a href={`/gerakan/kegiatan/${each.activityId}?versi=${after.id}`} lang="id">
                  {each.about}
                </a>
              ) : (
                <span lang="id">{each.about}</span>
              )}
            </div>
            {each.fields.map(({ field, before: was, after: is }) => (
              <p key={field}>
                {fieldWord(each.kind, field)}: <del lang="id">{shown(field, was)}</del>{' '}
                <ins lang="id">{shown(field, is)}</ins>
              </p>
            ))}
          </li>
        ))}
      </ul>
    </div>
  )
}
