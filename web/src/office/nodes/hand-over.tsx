import type { InboxItem } from '@guyub/contract/nodes'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field } from '../../ui/field/field.tsx'

interface HandOverProps {
  readonly items: readonly InboxItem[]
  readonly colleagues: readonly { readonly id: string; readonly name: string }[]
  readonly command: string
}

/** What waits of one officer goes to another: one form for all of it. */
export function HandOver({ items, colleagues, command }: HandOverProps) {
  const { t } = useWords()
  const owners = [...new Map(items.map(({ owner, ownerName }) => [owner, ownerName ?? t('nodes.somebody')]))]
  return (
    <details className="card">
      <summary>{t('nodes.hand_over')}</summary>
      <form method="post" className="stack">
        <p>{t('nodes.hand_over_lead')}</p>
        <input type="hidden" name="intent" value="hand-over" />
        <input type="hidden" name="command" value={command} />
        <div className="pair">
          <Choice
            name="from"
            label={t('nodes.from')}
            options={owners.map(([key, label]) => ({ key, label }))}
          />
          <Choice
            name="to"
            label={t('nodes.to')}
            options={colleagues.map(({ id, name }) => ({ key: id, label: name }))}
          />
        </div>
        <Field name="reason" label={t('nodes.reason')} minLength={3} maxLength={300} required />
        <div>
          <Button kind="second">{t('nodes.hand_over_button')}</Button>
        </div>
      </form>
    </details>
  )
}
