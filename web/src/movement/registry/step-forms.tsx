import { INTERVIEW_RESULTS, type waves } from '@guyub/contract/movement'
import type { z } from 'zod'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field, LongField } from '../../ui/field/field.tsx'
import { Select } from '../../ui/select/select.tsx'

type Waves = z.output<typeof waves.answer>

interface StepFormsProps {
  readonly wave: Waves['waves'][number]
  readonly waves: Waves['waves']
  readonly selections: Waves['selections']
  readonly commandId: string
  readonly today: string
}

const PLAIN = ['applied', 'selected', 'not-selected', 'active', 'declined', 'withdrawn'] as const

/** What the ministry records of a region in one wave. */
export function StepForms({ wave, waves, selections, commandId, today }: StepFormsProps) {
  const { t, of } = useWords()
  const selection = selections.find(({ key }) => key === wave.selection)
  const common = (
    <>
      <input type="hidden" name="commandId" value={commandId} />
      <input type="hidden" name="wave" value={wave.id} />
    </>
  )
  return (
    <section className="stack">
      <h2>{t('registry.record')}</h2>
      <form className="card pair">
        <Select
          name="gelombang"
          label={t('registry.wave')}
          value={wave.id}
          options={waves.map(({ id, name }) => ({ key: id, label: name }))}
        />
        <Button kind="second">{t('registry.choose_wave')}</Button>
      </form>
      <details className="card">
        <summary>{t('registry.record_step', { wave: wave.name })}</summary>
        <form method="post" className="stack">
          {common}
          <Choice
            name="kind"
            label={t('registry.step')}
            options={PLAIN.map((key) => ({ key, label: t(`registry.step_${key}`) }))}
          />
          <When today={today} id="plain" />
          <div>
            <Button>{t('registry.record_button')}</Button>
          </div>
        </form>
      </details>
      {selection && (
        <details className="card">
          <summary>{t('registry.record_questionnaire')}</summary>
          <form method="post" className="stack">
            {common}
            <input type="hidden" name="kind" value="questionnaire" />
            <p className="quiet">{of(selection.note)}</p>
            {selection.parameters.map(({ key, label, kind, source }) => (
              <Field
                key={key}
                name={`${kind}:${key}`}
                label={of(label)}
                hint={t('movement.source', { source })}
                inputMode={kind === 'number' ? 'decimal' : undefined}
                width={kind === 'number' ? 'short' : 'full'}
                maxLength={4000}
              />
            ))}
            <When today={today} id="questionnaire" />
            <div>
              <Button>{t('registry.record_button')}</Button>
            </div>
          </form>
        </details>
      )}
      <details className="card">
        <summary>{t('registry.record_interview')}</summary>
        <form method="post" className="stack">
          {common}
          <input type="hidden" name="kind" value="assessed" />
          <Field
            name="assessor"
            label={t('registry.assessor')}
            hint={t('registry.assessor_hint')}
            required
            maxLength={200}
          />
          <Choice
            name="result"
            label={t('registry.interview_result')}
            value="recommended"
            options={INTERVIEW_RESULTS.map((key) => ({ key, label: t(`registry.result_${key}`) }))}
          />
          <When today={today} id="interview" />
          <div>
            <Button>{t('registry.record_button')}</Button>
          </div>
        </form>
      </details>
    </section>
  )
}

/** Day, letter and note of a step; numbers of letters follow no one pattern. */
export function When({ today, id }: { readonly today: string; readonly id: string }) {
  const { t } = useWords()
  const optional = t('registry.optional')
  return (
    <>
      <div className="pair">
        <Field
          name="on"
          id={`${id}-on`}
          type="date"
          label={t('registry.on')}
          defaultValue={today}
          required
          width="short"
        />
        <Field
          name="letter"
          id={`${id}-letter`}
          label={t('registry.letter')}
          optional={optional}
          maxLength={200}
        />
      </div>
      <LongField
        name="note"
        id={`${id}-note`}
        label={t('registry.note')}
        hint={t('registry.note_hint')}
        optional={optional}
        maxLength={2000}
        rows={2}
      />
    </>
  )
}
