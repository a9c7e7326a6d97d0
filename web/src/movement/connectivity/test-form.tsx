import { CONNECTIONS } from '@guyub/contract/plan'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field } from '../../ui/field/field.tsx'
import { SelectField } from '../quick-wins/select-field.tsx'

interface TestFormProps {
  readonly villages: readonly { readonly code: string; readonly name: string }[]
  readonly command: string
  readonly today: string
}

/** What was tested in a village, and on which day. */
export function TestForm({ villages, command, today }: TestFormProps) {
  const { t } = useWords()
  return (
    <details>
      <summary>{t('connectivity.test')}</summary>
      <form method="post" className="stack column">
        <input type="hidden" name="command" value={command} />
        <SelectField
          {...{ name: 'area', label: t('obstacle.area'), required: true }}
          value={villages.length === 1 ? villages[0]?.code : undefined}
          options={villages.map(({ code, name }) => ({ key: code, label: name }))}
        />
        <Choice
          name="kind"
          label={t('connectivity.kind')}
          options={CONNECTIONS.map((key) => ({ key, label: t(`connectivity.kind_${key}`) }))}
        />
        <div className="pair">
          <Field
            {...{ name: 'down', label: t('connectivity.down'), inputMode: 'decimal', width: 'short' }}
            hint={t('connectivity.speed_hint')}
          />
          <Field
            {...{ name: 'up', label: t('connectivity.up'), inputMode: 'decimal', width: 'short' }}
            hint={t('connectivity.speed_hint')}
          />
        </div>
        <Field
          {...{ name: 'testedOn', type: 'date', label: t('connectivity.tested_on'), width: 'medium' }}
          {...{ max: today, required: true }}
        />
        <Field
          {...{ name: 'means', label: t('connectivity.means'), hint: t('connectivity.means_hint') }}
          {...{ optional: t('plan.optional'), maxLength: 200 }}
        />
        <div>
          <Button>{t('plan.save')}</Button>
        </div>
      </form>
    </details>
  )
}
