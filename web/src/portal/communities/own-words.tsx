import type { OwnCommunity } from '@guyub/contract/communities'
import { formatMoment } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'

const TONES = { waiting: 'waiting', passed: 'done', refused: 'broken' } as const

/** Ideas and comments with what the secretariat decided on each. */
export function OwnWords({ own }: { readonly own: OwnCommunity }) {
  const { t } = useWords()
  const badge = (status: keyof typeof TONES) => (
    <StateBadge tone={TONES[status]} word={t(`communities.moderation_${status}`)} />
  )
  return (
    <div className="two">
      <section className="stack">
        <h2>{t('communities.own_ideas')}</h2>
        {own.ideas.length === 0 && <p className="quiet">{t('communities.nothing_yet')}</p>}
        {own.ideas.map(({ id, title, status, reason }) => (
          <div key={id}>
            <p lang="id">{status === 'passed' ? <a href={`/komunitas/gagasan/${id}`}>{title}</a> : title}</p>
            {badge(status)}
            {reason && <p lang="id">{reason}</p>}
          </div>
        ))}
      </section>
      <section className="stack">
        <h2>{t('communities.own_comments')}</h2>
        {own.comments.length === 0 && <p className="quiet">{t('communities.nothing_yet')}</p>}
        {own.comments.map(({ id, ideaId, comment, status, reason }) => (
          <div key={id}>
            <p lang="id">
              <a href={`/komunitas/gagasan/${ideaId}`}>{comment}</a>
            </p>
            {badge(status)}
            {reason && <p lang="id">{reason}</p>}
          </div>
        ))}
      </section>
    </div>
  )
}

/** Who looked at the contact person: offices and times, as the law gives everybody the right to know. */
export function OwnReads({ reads }: Pick<OwnCommunity, 'reads'>) {
  const { zone } = useVisit()
  const { t, language } = useWords()
  return (
    <details className="card">
      <summary>
        <strong>{t('communities.reads')}</strong>
      </summary>
      {reads.length === 0 && <p>{t('communities.reads_none')}</p>}
      <ul className="stack small">
        {reads.map(({ at, office, isRevealed }) => (
          <li key={`${at}-${office}`}>
            <span lang="id">{office}</span> · {formatMoment(at, language, zone)}
            {isRevealed && ` · ${t('communities.revealed')}`}
          </li>
        ))}
      </ul>
    </details>
  )
}
