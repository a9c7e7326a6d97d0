import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { NewPasswordFields } from './new-password-fields.tsx'

export function PasswordForm() {
  const { t } = useWords()
  return (
    <form method="post" className="card stack">
      <h2>{t('portal.account_password')}</h2>
      <input type="hidden" name="intent" value="password" />
      <NewPasswordFields
        currentLabel={t('portal.account_password_now')}
        hint={t('portal.account_password_hint')}
      />
      <div>
        <Button>{t('portal.account_password_change')}</Button>
      </div>
    </form>
  )
}
