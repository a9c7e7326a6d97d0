import type { ItemView, RoundView } from '@guyub/contract/evaluation'
import { formatScore } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'
import { StateBadge } from '../../ui/state-badge/state-badge.tsx'
import { AnswerForms, type Frozen } from './answer-forms.tsx'
import { PanelForms } from './panel-forms.tsx'
import { Questions } from './questions.tsx'

export interface MayDo {
  readonly answer: boolean
  readonly reply: boolean
}

interface EvaluationItemProps {
  readonly item: ItemView
  readonly view: RoundView
  readonly frozen: readonly Frozen[]
  readonly may: MayDo
  readonly command: string
  readonly isOpen: boolean
  readonly draft?: string | undefined
}

/** One question: the region answers with frozen evidence, the panel scores having seen exactly that. */
export function EvaluationItem({ item, view, frozen, may, command, isOpen, draft }: EvaluationItemProps) {
  const { t, of, language } = useWords()
  const number = (value: number) => formatScore(value, language)
  return (
    <article className="card stack" data-item={item.key} id={item.key}>
      <div className="row" style={{ justifyContent: 'space-between' }}>
        <h3>{of(item.question)}</h3>
        <ItemState item={item} />
      </div>
      {item.answer && (
        <p lang="id" className="as-written">
          {item.answer}
        </p>
      )}
      {item.selfScore !== null && (
        <p className="small quiet">{t('movement.self_score', { score: number(item.selfScore) })}</p>
      )}
      <EvidenceList item={item} />
      {item.scores.map(({ assessor, score, note, at, counts }) => (
        <p key={assessor + at}>
          <strong>{t('movement.score_is', { score: number(score) })}</strong> <span lang="id">{note}</span>{' '}
          <span className="small quiet">{assessor}</span>
          {!counts && <span className="quiet"> {t('movement.score_excluded')}</span>}
        </p>
      ))}
      {item.moderated && (
        <p>
          <strong>{t('round.moderated', { score: number(item.moderated.score) })}</strong>{' '}
          <span lang="id">{item.moderated.reason}</span>
        </p>
      )}
      <Questions item={item} mayReply={may.reply} command={command} />
      {may.answer && <AnswerForms {...{ item, view, frozen, command, isOpen, draft }} />}
      {view.mayScore && <PanelForms {...{ item, view, command, isOpen }} />}
    </article>
  )
}

function ItemState({ item }: { readonly item: ItemView }) {
  const { t } = useWords()
  if (item.score !== null) return <StateBadge tone="done" word={t('movement.scored')} />
  if (item.answer === null) return <StateBadge tone="waiting" word={t('movement.open_question')} />
  return item.lacks.length > 0 ? (
    <StateBadge tone="late" word={t('round.incomplete')} />
  ) : (
    <StateBadge tone="running" word={t('movement.answered')} />
  )
}

function EvidenceList({ item }: { readonly item: ItemView }) {
  const { t } = useWords()
  const lacks = item.answer === null ? [] : item.lacks
  if (!item.evidence.length && !lacks.length) return null
  return (
    <ul className="small">
      {item.evidence.map(({ id, title, kind, sumsSha256, isWithdrawn }) => (
        <li key={id}>
          <a href={`/gerakan/bukti/${id}`} download="" lang="id">
            {title} (ZIP)
          </a>{' '}
          <span className="quiet">
            {t(`round.kind_${kind}`)} <span className="code">{sumsSha256.slice(0, 16)}…</span>
          </span>
          {isWithdrawn && <StateBadge tone="broken" word={t('round.withdrawn')} />}
        </li>
      ))}
      {lacks.map(({ what, kind, count }) => (
        <li key={`${what}${kind}`}>
          {t(`round.lack_${what as 'evidence'}`, { count, kind: kind ? t(`round.kind_${kind}`) : '' })}
        </li>
      ))}
    </ul>
  )
}
