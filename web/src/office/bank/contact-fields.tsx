import { LANGUAGES } from '@guyub/contract/text'
import { useWords } from '../../kernel/use-words.ts'
import { Field } from '../../ui/field/field.tsx'
import { Select } from '../../ui/select/select.tsx'

/** Where a member is told of what was booked, and in which language. */
export function ContactFields({ spoken = 'id' }: { readonly spoken?: string }) {
  const { t } = useWords()
  const optional = t('bank.optional')
  return (
    <>
      <Field
        name="phone"
        label={t('bank.phone')}
        hint={t('bank.told_hint')}
        optional={optional}
        inputMode="tel"
        maxLength={24}
      />
      <Field name="email" type="email" label={t('bank.email')} optional={optional} maxLength={120} />
      <Select
        name="language"
        label={t('bank.told_language')}
        value={spoken}
        options={LANGUAGES.map((key) => ({ key, label: t(`bank.language_${key}`) }))}
      />
    </>
  )
}
