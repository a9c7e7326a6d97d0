import { useWords } from '../../kernel/use-words.ts'
import { Button } from '../../ui/button/button.tsx'
import { CommandForm } from '../../ui/command-form/command-form.tsx'
import { Field } from '../../ui/field/field.tsx'
import { Select } from '../../ui/select/select.tsx'
import { ContactFields } from './contact-fields.tsx'
import { useBook } from './use-book.ts'

/** Somebody begins to save. */
export function JoinForm({ command }: { readonly command: string }) {
  const { book } = useBook()
  const { t, of } = useWords()
  const optional = t('bank.optional')
  return (
    <CommandForm folded={t('bank.join')} command={command} className="card stack">
      <Select
        name="kind"
        label={t('bank.member_kind')}
        value={book.use.holders[0]?.key ?? ''}
        options={book.use.holders.map(({ key, title }) => ({ key, label: of(title) }))}
      />
      <Field name="name" label={t('bank.name')} minLength={2} maxLength={120} required />
      <ContactFields />
      <Field name="address" label={t('bank.address')} optional={optional} maxLength={200} />
      <Field
        name="nik"
        label="NIK"
        hint={t('bank.nik_hint')}
        optional={optional}
        inputMode="numeric"
        maxLength={16}
      />
      <div>
        <Button>{t('bank.join_save')}</Button>
      </div>
    </CommandForm>
  )
}
