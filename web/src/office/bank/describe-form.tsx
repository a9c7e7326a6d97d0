import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { CommandForm } from '../../ui/command-form/command-form.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Select } from '../../ui/select/select.tsx'
import { Tick } from '../../ui/tick/tick.tsx'
import { useBook } from './use-book.ts'

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
const WEEKS = [1, 2, 3, 4, 5] as const

/** What everybody reads of a bank, and on which days its members are reminded the day before. */
export function DescribeForm({ command }: { readonly command: string }) {
  const { book } = useBook()
  const { t } = useWords()
  return (
    <CommandForm
      folded={t('bank.describe')}
      command={command}
      about={{ intent: 'describe' }}
      className="card stack"
    >
      <p className="quiet">{t('bank.describe_text')}</p>
      <Field name="place" label={t('bank.place')} defaultValue={book.place ?? ''} maxLength={200} />
      <Field
        name="hours"
        label={t('bank.hours')}
        hint={t('bank.hours_hint')}
        defaultValue={book.hours ?? ''}
        maxLength={200}
      />
      <Select
        name="weekday"
        label={t('bank.weighs')}
        value={String(book.weighs?.weekday ?? '')}
        options={[
          { key: '', label: t('bank.weighs_never') },
          ...WEEKDAYS.map((day) => ({ key: String(day), label: t(`bank.weekday_${day}`) })),
        ]}
      />
      <fieldset className="choice">
        <legend className="field-label">{t('bank.weeks')}</legend>
        <div className="choice-options">
          {WEEKS.map((week) => (
            <Tick
              key={week}
              name="week"
              value={String(week)}
              defaultChecked={book.weighs?.weeks.includes(week) ?? false}
            >
              {t('bank.week', { week })}
            </Tick>
          ))}
        </div>
      </fieldset>
      <p className="small quiet">{t('bank.weighs_text')}</p>
      <div>
        <Button kind="second">{t('bank.describe_save')}</Button>
      </div>
    </CommandForm>
  )
}
