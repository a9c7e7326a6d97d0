import type { ItemView, RoundView } from '@guyub/contract/evaluation'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field, LongField } from '../../ui/field/field.tsx'
import { IntentForm } from './form.tsx'

interface PanelFormsProps {
  readonly item: ItemView
  readonly view: RoundView
  readonly command: string
  readonly isOpen: boolean
}

/** The panel's work on an item: a score, a question, and what it agreed on, which only whoever leads it records. */
export function PanelForms({ item, view, command, isOpen }: PanelFormsProps) {
  const { t } = useWords()
  const scale = {
    ...{ type: 'number', min: view.scale.min, max: view.scale.max, step: 0.01, required: true },
    width: 'short',
  } as const
  const label = t('round.score', { from: view.scale.min, to: view.scale.max })
  return (
    <>
      {item.answer && (
        <details open={isOpen}>
          <summary>{t(item.ownScore === null ? 'movement.give_score' : 'round.change_score')}</summary>
          <IntentForm intent="score" command={command} item={item.key}>
            <input type="hidden" name="version" value={item.version ?? ''} />
            <Field
              name="score"
              id={`${item.key}-score`}
              label={label}
              hint={t('movement.score_hint')}
              {...scale}
              defaultValue={item.ownScore ?? undefined}
            />
            <LongField name="note" id={`${item.key}-note`} label={t('movement.score_note')} required />
            <div>
              <Button>{t('movement.give_score')}</Button>
            </div>
          </IntentForm>
        </details>
      )}
      <details>
        <summary>{t('round.ask')}</summary>
        <IntentForm intent="ask" command={command} item={item.key}>
          <LongField name="question" id={`${item.key}-question`} label={t('round.question')} required />
          <Field
            name="dueAt"
            id={`${item.key}-due-at`}
            type="datetime-local"
            label={t('round.reply_until')}
            required
          />
          <div>
            <Button kind="second">{t('round.ask')}</Button>
          </div>
        </IntentForm>
      </details>
      {view.isChair && (
        <details>
          <summary>{t('round.moderate')}</summary>
          <IntentForm intent="moderate" command={command} item={item.key}>
            <input type="hidden" name="version" value={item.moderated?.version ?? 0} />
            <Field
              name="score"
              id={`${item.key}-moderated`}
              label={label}
              {...scale}
              defaultValue={item.moderated?.score}
            />
            <LongField
              name="reason"
              id={`${item.key}-reason`}
              label={t('round.reason')}
              defaultValue={item.moderated?.reason}
              required
            />
            <div>
              <Button kind="second">{t('round.moderate')}</Button>
            </div>
          </IntentForm>
        </details>
      )}
    </>
  )
}
