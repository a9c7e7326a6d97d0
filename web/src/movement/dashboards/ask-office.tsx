import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field, LongField } from '../../ui/field/field.tsx'

/** The numbers of the morning page that an office can be asked about. */
const ABOUT = ['requests-received', 'papers-within-promise', 'time-to-delivery', 'plan', 'findings'] as const

interface AskOfficeProps {
  readonly offices: readonly { readonly code: string; readonly name: string }[]
  readonly command: string
  readonly due: string
  readonly isOpen: boolean
}

/** "Mohon penjelasan OPD": one button, and behind it whom, about what, until when. */
export function AskOffice({ offices, command, due, isOpen }: AskOfficeProps) {
  const { t } = useWords()
  return (
    <details className="card" open={isOpen}>
      <summary>{t('dashboard.ask')}</summary>
      <form method="post" className="stack">
        <input type="hidden" name="command" value={command} />
        <Choice
          name="about"
          label={t('dashboard.about')}
          value="papers-within-promise"
          options={ABOUT.map((key) => ({ key, label: t(`dashboard.about_${key}`) }))}
        />
        <Choice
          name="office"
          label={t('round.office')}
          options={offices.map(({ code, name }) => ({ key: code, label: name }))}
        />
        <LongField name="question" label={t('dashboard.question')} required />
        <Field name="dueOn" type="date" label={t('round.due_on')} defaultValue={due} required width="short" />
        <div>
          <Button>{t('dashboard.ask')}</Button>
        </div>
      </form>
    </details>
  )
}
