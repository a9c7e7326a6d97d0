import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'

/** How a delegate is reached. What is there is not shown, only that there is something. */
export function DelegateContact({ hasContact }: { readonly hasContact: boolean }) {
  const { t } = useWords()
  return (
    <form method="post" className="card stack">
      <input type="hidden" name="intent" value="contact" />
      <h2>{t('cohort.contact')}</h2>
      <p className="quiet">{t('cohort.contact_text')}</p>
      {hasContact && <p>{t('cohort.has_contact')}</p>}
      <div className="pair">
        <Field name="phone" type="tel" label={t('cohort.phone')} width="medium" autoComplete="off" />
        <Field name="email" type="email" label={t('cohort.email')} width="medium" autoComplete="off" />
      </div>
      <div>
        <Button kind="second">{t('cohort.contact_save')}</Button>
      </div>
    </form>
  )
}
