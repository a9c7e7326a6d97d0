import type { RoundView } from '@guyub/contract/evaluation'
import { formatDay, formatMoment } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { ROUND_TONES, roundHref } from './round-words.ts'

/** Where the round stands, until when, who assesses it, when it is presented, and the letter that ended it. */
export function RoundFacts({ view }: { readonly view: RoundView }) {
  const { zone } = useVisit()
  const { t, of, language } = useWords()
  const moment = (at: string) => formatMoment(at, language, zone)
  return (
    <section className="card stack">
      <p>
        <StateBadge tone={ROUND_TONES[view.state]} word={t(`round.state_${view.state}`)} />{' '}
        <span className="quiet small">
          {t('round.instrument_is', {
            instrument: view.instrumentTitle ? of(view.instrumentTitle) : view.instrument,
          })}{' '}
          · {t('round.rank_group')}: {view.rankGroup}
        </span>
      </p>
      <dl className="facts">
        <dt>{t('round.closes')}</dt>
        <dd>{moment(view.closesAt)}</dd>
        {view.submittedAt && (
          <>
            <dt>{t('round.state_submitted')}</dt>
            <dd>
              {moment(view.submittedAt)},{' '}
              {view.submittedAs === 'delegate'
                ? t('round.by_delegate', { mandate: view.mandate ?? '' })
                : t('round.by_head')}
            </dd>
          </>
        )}
        {view.panel.length > 0 && (
          <>
            <dt>{t('round.panel')}</dt>
            <dd>
              {view.panel.map(({ name, isChair, expiresAt }) => (
                <div key={name}>
                  {name}
                  {isChair && `, ${t('round.chair')}`}{' '}
                  <span className="small quiet">{t('round.until', { when: moment(expiresAt) })}</span>
                </div>
              ))}
            </dd>
          </>
        )}
        {view.presentation && (
          <>
            <dt>{t('round.presentation')}</dt>
            <dd>
              {moment(view.presentation.heldAt ?? view.presentation.scheduledAt)},{' '}
              <Room room={view.presentation.room} />
              {view.presentation.minutes && (
                <details>
                  <summary>{t('round.minutes')}</summary>
                  <p lang="id" className="as-written">
                    {view.presentation.minutes}
                  </p>
                </details>
              )}
            </dd>
          </>
        )}
        {view.letterNumber && view.letterOn && (
          <>
            <dt>{t('round.letter')}</dt>
            <dd>
              {view.letterNumber}, {formatDay(view.letterOn, language, zone)}
              <br />
              <a href={`${roundHref(view)}/surat`}>{t('round.letter_pdf')}</a>
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}

/** A room on line is led to; a hall is named. */
function Room({ room }: { readonly room: string }) {
  return /^https:\/\//.test(room) ? <a href={room}>{room}</a> : <span lang="id">{room}</span>
}
