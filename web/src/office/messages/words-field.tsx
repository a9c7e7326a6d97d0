import type { MessageTemplate } from '@guyub/contract/outbox'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { LongField } from '../../ui/field/field.tsx'

interface WordsFieldProps {
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly fields: MessageTemplate['fields']
  readonly value: string
}

/** Words with their fields: typed in braces, or put in where the cursor stands (`insert-field.ts`). */
export function WordsField({ name, label, hint, fields, value }: WordsFieldProps) {
  const { t, of } = useWords()
  return (
    <div className="stack">
      <LongField
        name={name}
        label={label}
        hint={hint}
        defaultValue={value}
        rows={3}
        maxLength={480}
        required
        lang={name}
      />
      <fieldset className="choice">
        <legend className="small quiet">{t('messages.fields')}</legend>
        <div className="row">
          {fields.map(({ key, label: means }) => (
            <span key={key} className="small">
              <Button
                type="button"
                kind="second"
                size="small"
                hidden
                data-insert={`{${key}}`}
                data-into={name}
                aria-label={t('messages.insert', { field: of(means) })}
              >
                {`{${key}}`}
              </Button>{' '}
              <span className="quiet">
                <code>{`{${key}}`}</code> {of(means)}
              </span>
            </span>
          ))}
        </div>
      </fieldset>
    </div>
  )
}
