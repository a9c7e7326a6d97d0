import type { RoundView } from '@guyub/contract/evaluation'
import { localOf } from '../../kernel/local-moment.ts'
import { useVisit } from '../../kernel/use-visit.ts'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field, LongField } from '../../ui/field/field.tsx'
import { IntentForm } from './form.tsx'

interface ConductRoundProps {
  readonly view: RoundView
  readonly command: string
}

/** What the ministry does with a round, each folded until it is wanted: more time, the panel, the presentation, the letter. */
export function ConductRound({ view, command }: ConductRoundProps) {
  const { zone } = useVisit()
  const { t } = useWords()
  const isPresented = view.presentation?.heldAt != null
  return (
    <section className="card stack">
      <h2>{t('round.conduct')}</h2>
      {!view.submittedAt && (
        <details>
          <summary>{t('round.extend')}</summary>
          <IntentForm intent="extend" command={command}>
            <Field
              name="closesAt"
              type="datetime-local"
              label={t('round.closes')}
              defaultValue={localOf(view.closesAt, zone)}
              required
            />
            <Field name="reason" id="extend-reason" label={t('round.reason')} required />
            <Button>{t('round.extend')}</Button>
          </IntentForm>
        </details>
      )}
      <details>
        <summary>{t('round.seat')}</summary>
        <IntentForm intent="seat" command={command}>
          <Field name="email" type="email" label={t('round.email')} hint={t('round.email_hint')} required />
          <Field name="expiresAt" type="datetime-local" label={t('round.access_until')} required />
          <label className="choice-option">
            <input type="checkbox" name="chair" value="yes" /> {t('round.chair')}
          </label>
          <Button>{t('round.seat')}</Button>
        </IntentForm>
      </details>
      {!isPresented && (
        <details>
          <summary>{t('round.schedule')}</summary>
          <IntentForm intent="schedule" command={command}>
            <Field name="scheduledAt" type="datetime-local" label={t('round.when')} required />
            <Field name="room" label={t('round.room')} hint={t('round.room_hint')} required />
            <Button>{t('round.schedule')}</Button>
          </IntentForm>
        </details>
      )}
      {view.presentation && !isPresented && (
        <details>
          <summary>{t('round.record_minutes')}</summary>
          <IntentForm intent="minutes" command={command}>
            <Field name="heldAt" type="datetime-local" label={t('round.held_at')} required />
            <LongField name="minutes" label={t('round.minutes')} required />
            <Button>{t('round.record_minutes')}</Button>
          </IntentForm>
        </details>
      )}
      {view.state === 'submitted' && (
        <details>
          <summary>{t('round.publish')}</summary>
          <IntentForm intent="publish" command={command}>
            <Field name="letterNumber" label={t('round.letter_number')} required />
            <Field name="letterOn" type="date" label={t('round.letter_on')} required />
            <Button>{t('round.publish')}</Button>
          </IntentForm>
        </details>
      )}
    </section>
  )
}
