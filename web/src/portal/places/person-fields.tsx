import { useWords } from '../../kernel/use-words.ts'
import { Field } from '../../ui/field/field.tsx'

interface PersonFieldsProps {
  readonly typed: Readonly<Record<string, string>>
  readonly wrong: readonly string[]
}

/** Who comes, and who answers for them where they are not of age. */
export function PersonFields({ typed, wrong }: PersonFieldsProps) {
  const { t } = useWords()
  return (
    <>
      <Field
        name="nama"
        label={t('place.name')}
        error={wrong.includes('#/person/name') ? t('place.name_wrong') : undefined}
        defaultValue={typed.nama}
        required
        maxLength={120}
        autoComplete="name"
      />
      <Field
        name="telepon"
        type="tel"
        label={t('place.phone')}
        hint={t('place.phone_hint')}
        error={wrong.includes('#/person/phone') ? t('place.phone_wrong') : undefined}
        defaultValue={typed.telepon}
        required
        maxLength={24}
        width="medium"
        autoComplete="tel"
      />
      <label className="choice-option">
        <input type="checkbox" name="anak" value="1" defaultChecked={typed.anak !== undefined} />{' '}
        {t('place.minor')}
      </label>
      <Field
        name="wali"
        type="tel"
        label={t('place.guardian')}
        optional={t('place.only_minor')}
        error={wrong.includes('#/person/guardianPhone') ? t('place.guardian_wrong') : undefined}
        defaultValue={typed.wali}
        maxLength={24}
        width="medium"
      />
    </>
  )
}
