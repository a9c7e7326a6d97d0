import { useWords } from '../../kernel/use-words.ts'
import { Field } from '../../ui/field/field.tsx'
import { Select } from '../../ui/select/select.tsx'

/** How much money, and whether it lies in the box or at the bank. */
export function PurseFields({ purse = 'by' }: { readonly purse?: 'by' | 'from' }) {
  const { t } = useWords()
  return (
    <>
      <Field name="rupiah" label={t('bank.rupiah')} inputMode="numeric" width="medium" required />
      <Select
        name={purse}
        label={t('bank.purse')}
        value="cash"
        options={[
          { key: 'cash', label: t('bank.in_box') },
          { key: 'bank', label: t('bank.at_bank') },
        ]}
      />
    </>
  )
}
