import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'

export function PasswordForm() {
  const { t } = useWords()
  return (
    <form method="post" className="card stack">
      <h2>{t('portal.account_password')}</h2>
      <input type="hidden" name="intent" value="password" />
      <Field
        name="current"
        type="password"
        label={t('portal.account_password_now')}
        required
        autoComplete="current-password"
      />
      <Field
        name="new"
        type="password"
        label={t('portal.account_password_new')}
        hint={t('portal.account_password_hint')}
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
      <div>
        <Button>{t('portal.account_password_change')}</Button>
      </div>
    </form>
  )
}
