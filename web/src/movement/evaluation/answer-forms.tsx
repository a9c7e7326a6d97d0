import type { ItemView, RoundView } from '@guyub/contract/evaluation'
import type { EvidenceKind } from '@guyub/contract/evidence'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field, LongField } from '../../ui/field/field.tsx'
import { IntentForm } from './form.tsx'
import { roundHref } from './round-words.ts'

export interface Frozen {
  readonly id: string
  readonly title: string
  readonly kind: EvidenceKind
}

interface AnswerFormsProps {
  readonly item: ItemView
  readonly view: RoundView
  readonly frozen: readonly Frozen[]
  readonly command: string
  readonly isOpen: boolean
  /** What the log and the agencies say of it, where it was asked for. */
  readonly draft?: string | undefined
}

/** The region's own work on an item: to ask an agency, and to answer with evidence. */
export function AnswerForms({ item, view, frozen, command, isOpen, draft }: AnswerFormsProps) {
  const { t } = useWords()
  const chosen = new Set(item.evidence.map(({ id }) => id))
  return (
    <>
      <details open={isOpen || draft !== undefined}>
        <summary>{t(item.answer ? 'movement.change_answer' : 'movement.answer')}</summary>
        <IntentForm intent="answer" command={command} item={item.key}>
          <input type="hidden" name="version" value={item.version ?? 0} />
          <LongField
            name="answer"
            id={`${item.key}-answer`}
            label={t('movement.answer_text')}
            defaultValue={draft ?? item.answer ?? ''}
            rows={6}
            required
          />
          <p className="small">
            <a href={`${roundHref(view)}?isi=${item.key}#${item.key}`}>{t('round.prefill')}</a>
          </p>
          <fieldset className="choice">
            <legend className="field-label">{t('movement.which_evidence')}</legend>
            {frozen.length === 0 && <span className="field-hint">{t('movement.freeze_first')}</span>}
            <div className="choice-options">
              {frozen.map(({ id, title, kind }) => (
                <label key={id} className="choice-option">
                  <input type="checkbox" name="evidence" value={id} defaultChecked={chosen.has(id)} />
                  <span>
                    <span lang="id">{title}</span>{' '}
                    <span className="small quiet">{t(`round.kind_${kind}`)}</span>
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
          <Field
            name="selfScore"
            id={`${item.key}-self-score`}
            label={t('round.own_score', { from: view.scale.min, to: view.scale.max })}
            hint={t('movement.score_hint')}
            type="number"
            min={view.scale.min}
            max={view.scale.max}
            step={0.01}
            required
            width="short"
            defaultValue={item.selfScore ?? undefined}
          />
          <div>
            <Button disabled={!frozen.length}>{t('movement.answer')}</Button>
          </div>
        </IntentForm>
      </details>
      <details>
        <summary>{t('round.ask_agency')}</summary>
        <IntentForm intent="ask-agency" command={command} item={item.key}>
          <Field
            name="office"
            id={`${item.key}-office`}
            label={t('round.office')}
            hint={t('round.office_hint')}
            list="offices"
            required
          />
          <LongField name="request" id={`${item.key}-request`} label={t('round.request')} required />
          <Field
            name="dueOn"
            id={`${item.key}-due-on`}
            type="date"
            label={t('round.due_on')}
            required
            width="short"
          />
          <div>
            <Button kind="second">{t('round.ask_agency')}</Button>
          </div>
        </IntentForm>
      </details>
    </>
  )
}
