import type { OwnCommunity } from '@guyub/contract/communities'
import { formatMoment } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'

/** What the community is asked to, and whether it comes. */
export function OwnInvitations({ invitations }: Pick<OwnCommunity, 'invitations'>) {
  const { zone } = useVisit()
  const { t, language } = useWords()
  return (
    <section className="stack">
      <h2>{t('communities.invitations')}</h2>
      {invitations.length === 0 && <p className="quiet">{t('communities.invitations_none')}</p>}
      {invitations.map(({ id, title, text, place, startsAt, comes, isPast }) => (
        <article key={id} className="card stack">
          <div>
            <h3 lang="id">{title}</h3>
            <p className="quiet">
              {formatMoment(startsAt, language, zone)} · <span lang="id">{place}</span>
            </p>
          </div>
          <p lang="id">{text}</p>
          <div className="row">
            <StateBadge
              tone={comes === null ? 'waiting' : comes ? 'done' : 'running'}
              word={t(
                comes === null
                  ? 'communities.answer_none'
                  : comes
                    ? 'communities.comes'
                    : 'communities.comes_not',
              )}
            />
            {!isPast && (
              <form method="post" className="row">
                <input type="hidden" name="intent" value="answer" />
                <input type="hidden" name="invitation" value={id} />
                {comes !== true && (
                  <Button kind="second" size="small" name="comes" value="yes">
                    {t('communities.comes')}
                  </Button>
                )}
                {comes !== false && (
                  <Button kind="plain" size="small" name="comes" value="no">
                    {t('communities.comes_not')}
                  </Button>
                )}
              </form>
            )}
          </div>
        </article>
      ))}
    </section>
  )
}
