import { useWords } from '../../kernel/use-words.ts'
import { Field } from '../../ui/field/field.tsx'

interface NewPasswordFieldsProps {
  readonly currentLabel: string
  readonly hint: string
}

/** The password that is left behind, and the new one twice. */
export function NewPasswordFields({ currentLabel, hint }: NewPasswordFieldsProps) {
  const { t } = useWords()
  return (
    <>
      <Field name="current" type="password" label={currentLabel} required autoComplete="current-password" />
      <Field
        name="new"
        type="password"
        label={t('portal.account_password_new')}
        hint={hint}
        required
        minLength={12}
        maxLength={128}
        autoComplete="new-password"
      />
      <Field
        name="again"
        type="password"
        label={t('portal.account_password_again')}
        required
        autoComplete="new-password"
      />
    </>
  )
}
