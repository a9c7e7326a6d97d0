import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'

interface ReasonFormProps {
  readonly intent: 'drop' | 'revoke'
  readonly command: string
  /** Which it is about, as the form says it. */
  readonly about: { readonly name: string; readonly id: string }
}

/** What cannot be taken back: behind its word, with what follows and a reason. */
export function ReasonForm({ intent, command, about }: ReasonFormProps) {
  const { t } = useWords()
  return (
    <details>
      <summary>{t(`nodes.${intent}`)}</summary>
      <form method="post" className="stack">
        <p>{t(`nodes.${intent}_text`)}</p>
        <input type="hidden" name="intent" value={intent} />
        <input type="hidden" name="command" value={command} />
        <input type="hidden" name={about.name} value={about.id} />
        <Field
          id={`reason-${about.id}`}
          name="reason"
          label={t('nodes.reason')}
          minLength={3}
          maxLength={300}
          required
        />
        <div>
          <Button kind="danger" size="small">
            {t(`nodes.${intent}`)}
          </Button>
        </div>
      </form>
    </details>
  )
}
