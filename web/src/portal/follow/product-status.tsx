import type { TrackView } from '@guyub/contract/cases'
import type { z } from 'zod'
import { formatBytes, formatMoment, formatSpan } from '../../kernel/format.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import type { WordKey } from '../../words/words.ts'
import { toneOf } from './tone.ts'

interface ProductStatusProps {
  readonly product: z.output<typeof TrackView>['products'][number]
  readonly trackingCode: string
  readonly now: number
}

/** One paper: where it is, until when it was promised, and what stopped the clock. The truth, also when it is late. */
export function ProductStatus({ product, trackingCode, now }: ProductStatusProps) {
  const { zone } = useVisit()
  const { t, of, language } = useWords()
  const {
    title,
    label,
    applicant,
    tone,
    promiseDue,
    due,
    deliveredAt,
    isPaused,
    pause,
    pausedAt,
    pausedMinutes,
    paper,
    basis,
    shows,
    prolongedAt,
  } = product
  const moment = (at: string) => formatMoment(at, language, zone)
  const isLate = !deliveredAt && !isPaused && Date.parse(due) < now
  return (
    <article className="product">
      <div className="row" style={{ justifyContent: 'space-between' }}>
        <h3>{of(title)}</h3>
        <StateBadge tone={isLate ? 'late' : toneOf(tone)} word={of(label)} />
      </div>
      <p className="quiet">
        {of(title)} {of(applicant)}.
      </p>
      <dl className="facts small">
        <dt>{t('portal.follow_promise')}</dt>
        <dd>{moment(promiseDue)}</dd>
        {!deliveredAt && due !== promiseDue && (
          <>
            <dt>{t('portal.follow_due')}</dt>
            <dd>{moment(due)}</dd>
          </>
        )}
      </dl>
      {prolongedAt && (
        <p className="small">
          {t('portal.follow_prolonged', { when: moment(prolongedAt), due: moment(due) })}
        </p>
      )}
      {basis && <p className="small quiet">{of(basis)}</p>}
      {isPaused && pause && (
        <Notice tone="late" title={t(`pause.${pause}` as WordKey)}>
          {pausedAt && t('portal.follow_paused_since', { when: moment(pausedAt) })}{' '}
          {t(`pause.${pause}_text` as WordKey)}
        </Notice>
      )}
      {shows.length > 0 && (
        <dl className="facts">
          {shows.map((each) => (
            <div key={each.label.id}>
              <dt>{of(each.label)}</dt>
              <dd>
                <strong>{of(each.answer)}</strong>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {pausedMinutes > 0 && (
        <p className="small quiet">
          {t('portal.follow_paused_for', { span: formatSpan(pausedMinutes, language) })}
        </p>
      )}
      {deliveredAt && (
        <p className="small">
          {t('portal.follow_delivered', { when: moment(deliveredAt) })}
          {deliveredAt <= due && <> · {t('portal.follow_delivered_kept')}</>}
        </p>
      )}
      {isLate && <p className="small">{t('portal.follow_late')}</p>}
      {paper && (
        <div>
          <ButtonLink
            href={`/lacak/${encodeURIComponent(trackingCode)}/dokumen/${paper.fileId}`}
            icon="download"
            download=""
          >
            {t('portal.follow_download', { title: of(title), size: formatBytes(paper.bytes, language) })}
          </ButtonLink>
        </div>
      )}
    </article>
  )
}
