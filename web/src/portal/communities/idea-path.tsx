import type { IdeaView, OutcomeView } from '@guyub/contract/communities'
import type { ReactNode } from 'react'
import { formatNumber, formatShare, formatShortDay } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import type { StateTone } from '../../ui/state-badge/state-badge.tsx'
import { Timeline, type TimelineEntry } from '../../ui/timeline/timeline.tsx'

const TONES: Record<OutcomeView['outcome'], StateTone> = { taken: 'done', declined: 'broken' }

/** Idea, programme, activity, result: what was decided when, and where it stands today, the newest first. */
export function IdeaPath({ view }: { readonly view: IdeaView }) {
  const { zone } = useVisit()
  const { t, own, language } = useWords()
  const when = (at: string) => formatShortDay(at, language, zone)
  const entries = view.outcomes.flatMap((outcome, nth): TimelineEntry[] => {
    const { at, reason, programme, activity, isHidden } = outcome
    const base = { at, when: when(at), tone: nth === 0 ? TONES[outcome.outcome] : ('waiting' as const) }
    const why = reason ? <span lang="id">{reason}</span> : undefined
    if (nth > 0)
      return [
        {
          ...base,
          key: at,
          title: `${t('communities.earlier')}: ${t(`communities.outcome_${outcome.outcome}`)}`,
          detail: why,
        },
      ]
    if (outcome.outcome === 'declined')
      return [{ ...base, key: at, title: t('communities.outcome_declined'), detail: why }]
    if (isHidden) return [{ ...base, key: at, title: t('communities.path_taken_hidden'), detail: why }]
    return [
      ...(activity
        ? [
            {
              ...base,
              key: `${at} activity`,
              title: t('communities.path_taken_activity', { title: own(activity.title).words }),
              detail: <Standing activity={activity} why={why} />,
            },
          ]
        : []),
      ...(programme
        ? [
            {
              ...base,
              key: `${at} programme`,
              title: t('communities.path_taken_programme', { title: own(programme).words }),
              detail: activity ? undefined : why,
            },
          ]
        : []),
    ]
  })
  return (
    <section className="stack">
      <h2>{t('communities.path')}</h2>
      <Timeline
        label={t('communities.path')}
        entries={[
          ...(entries.length
            ? entries
            : [
                {
                  ...{ key: 'open', tone: 'waiting' as const, title: t('communities.outcome_open') },
                  ...{ at: view.proposedAt, when: '' },
                },
              ]),
          {
            ...{ key: 'proposed', tone: 'done', title: t('communities.path_proposed') },
            ...{ at: view.proposedAt, when: when(view.proposedAt) },
            detail: <span lang="id">{view.community}</span>,
          },
        ]}
      />
    </section>
  )
}

interface StandingProps {
  readonly activity: NonNullable<OutcomeView['activity']>
  readonly why: ReactNode
}

/** Today's progress with what it rests on; unknown is said, never nought. */
function Standing({ activity, why }: StandingProps) {
  const { t, of, language } = useWords()
  const { progress, year, owner, results } = activity
  return (
    <div>
      {why}
      <p>
        <strong>
          {progress.value === null
            ? t('communities.progress_unknown', { year })
            : t('communities.progress', { year, value: formatShare(progress.value, language) })}
        </strong>
        <br />
        {t(`communities.progress_basis_${progress.basis}`)}
      </p>
      {owner && <p lang="id">{t('communities.owner', { office: owner })}</p>}
      {results.map(({ title, value, target }) => (
        <p key={title.id}>
          {t('communities.path_result')}:{' '}
          {t('communities.result_line', {
            title: of(title),
            value: value === null ? '–' : formatNumber(value, language, 1),
          })}
          {target !== null &&
            ` · ${t('communities.result_target', { target: formatNumber(target, language, 1) })}`}
        </p>
      ))}
    </div>
  )
}
