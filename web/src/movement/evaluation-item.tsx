import type { RoundView } from '@guyub/contract/evaluation'
import type { z } from 'zod'
import { formatNumber } from '../kernel/format.ts'
import { useWords } from '../kernel/use-words.ts'
import { Button } from '../ui/button/button.tsx'
import { Choice } from '../ui/choice/choice.tsx'
import { Field, LongField } from '../ui/field/field.tsx'
import { StateBadge } from '../ui/state-badge/state-badge.tsx'

type Item = z.output<typeof RoundView>['aspects'][number]['items'][number]

// The published scale has two decimals.
const SCORE = { type: 'number', min: 0, max: 4, step: 0.01, required: true, width: 'short' } as const

interface EvaluationItemProps {
  readonly item: Item
  readonly frozen: readonly { readonly id: string; readonly title: string }[]
  readonly mayAnswer: boolean
  readonly mayScore: boolean
  readonly isOpen: boolean
}

/** One question: the region answers with frozen evidence, an assessor scores having seen exactly that. */
export function EvaluationItem({ item, frozen, mayAnswer, mayScore, isOpen }: EvaluationItemProps) {
  const { t, of, language } = useWords()
  const isScored = item.scores.length > 0
  const [tone, word] = isScored
    ? (['done', t('movement.scored')] as const)
    : item.answer
      ? (['running', t('movement.answered')] as const)
      : (['waiting', t('movement.open_question')] as const)
  return (
    <article className="card stack" data-item={item.key}>
      <div className="row" style={{ justifyContent: 'space-between' }}>
        <h3>{of(item.question)}</h3>
        <StateBadge tone={tone} word={word} />
      </div>
      {item.answer && <p lang="id">{item.answer}</p>}
      {item.evidence && (
        <p className="small">
          <a href={`/gerakan/bukti/${item.evidence.id}`} download="" lang="id">
            {item.evidence.title} (ZIP)
          </a>{' '}
          <span className="code quiet">{item.evidence.sumsSha256.slice(0, 16)}…</span>
          {item.selfScore !== null &&
            ` · ${t('movement.self_score', { score: formatNumber(item.selfScore, language, 1) })}`}
        </p>
      )}
      {item.scores.map(({ assessor, score, note, at, counts }) => (
        <p key={assessor + at}>
          <strong>{t('movement.score_is', { score: formatNumber(score, language, 1) })}</strong>{' '}
          <span lang="id">{note}</span>
          {!counts && <span className="quiet"> {t('movement.score_excluded')}</span>}
        </p>
      ))}
      {mayAnswer && !isScored && (
        <details open={isOpen}>
          <summary>{t(item.answer ? 'movement.change_answer' : 'movement.answer')}</summary>
          <form method="post" className="stack">
            <input type="hidden" name="intent" value="answer" />
            <input type="hidden" name="item" value={item.key} />
            <input type="hidden" name="version" value={item.version ?? ''} />
            <LongField
              name="answer"
              id={`${item.key}-answer`}
              label={t('movement.answer_text')}
              defaultValue={item.answer ?? ''}
              required
            />
            <Choice
              name="evidence"
              id={`${item.key}-evidence`}
              label={t('movement.which_evidence')}
              hint={frozen.length ? undefined : t('movement.freeze_first')}
              value={item.evidence?.id ?? frozen[0]?.id}
              options={frozen.map(({ id, title }) => ({ key: id, label: title }))}
            />
            <Field
              name="selfScore"
              id={`${item.key}-self-score`}
              label={t('movement.own_score')}
              hint={t('movement.score_hint')}
              {...SCORE}
              defaultValue={item.selfScore ?? undefined}
            />
            <div>
              <Button disabled={!frozen.length}>{t('movement.answer')}</Button>
            </div>
          </form>
        </details>
      )}
      {mayScore && item.answer && (
        <details open={isOpen}>
          <summary>{t('movement.give_score')}</summary>
          <form method="post" className="stack">
            <input type="hidden" name="intent" value="score" />
            <input type="hidden" name="item" value={item.key} />
            <input type="hidden" name="version" value={item.version ?? ''} />
            <Field
              name="score"
              id={`${item.key}-score`}
              label={t('movement.score')}
              hint={t('movement.score_hint')}
              {...SCORE}
            />
            <LongField name="note" id={`${item.key}-note`} label={t('movement.score_note')} required />
            <div>
              <Button>{t('movement.give_score')}</Button>
            </div>
          </form>
        </details>
      )}
    </article>
  )
}
