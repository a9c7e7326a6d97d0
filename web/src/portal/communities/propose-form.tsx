import type { CommunityDimension } from '@guyub/contract/communities'
import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field, LongField } from '../../ui/field/field.tsx'

interface ProposeFormProps {
  readonly fields: readonly CommunityDimension[]
  /** Sent twice it happens once. */
  readonly command: string
  readonly typed: { readonly title: string; readonly text: string; readonly element: string } | undefined
}

export function ProposeForm({ fields, command, typed }: ProposeFormProps) {
  const { t, of } = useWords()
  return (
    <form method="post" className="card stack">
      <h2>{t('communities.propose')}</h2>
      <p className="quiet">{t('communities.propose_text')}</p>
      <input type="hidden" name="intent" value="propose" />
      <input type="hidden" name="command" value={command} />
      <Field
        name="title"
        label={t('communities.idea_title')}
        defaultValue={typed?.title}
        required
        minLength={5}
        maxLength={160}
        width="full"
      />
      <Choice
        name="element"
        label={t('communities.element')}
        value={typed?.element}
        options={fields.flatMap(({ label, elements }) =>
          elements.map((element) => ({ key: element.key, label: `${of(label)}: ${of(element.label)}` })),
        )}
      />
      <LongField
        name="text"
        label={t('communities.idea_text')}
        defaultValue={typed?.text}
        required
        minLength={20}
        maxLength={4000}
        rows={6}
      />
      <div>
        <Button>{t('communities.propose')}</Button>
      </div>
    </form>
  )
}
