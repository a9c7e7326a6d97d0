import type { CommunityDimension } from '@guyub/contract/communities'
import type { Text } from '@guyub/contract/text'
import { useWords } from '../../kernel/use-words.ts'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field, LongField } from '../../ui/field/field.tsx'
import type { SearchOption } from '../../ui/search-choice/key-in.ts'
import { SearchChoice } from '../../ui/search-choice/search-choice.tsx'

interface RegisterFieldsProps {
  readonly fields: readonly CommunityDimension[]
  readonly places: readonly SearchOption[]
  readonly subsectors: readonly { readonly key: string; readonly title: Text }[]
  readonly typed: Readonly<Record<string, string>>
  /** Pointers of fields that the contract refused. */
  readonly wrong: readonly string[]
}

/** First what everybody may read, then the person whom only the secretariat may ask. */
export function RegisterFields({ fields, places, subsectors, typed, wrong }: RegisterFieldsProps) {
  const { t, of, ofCode } = useWords()
  const isWrong = (part: string) => wrong.some((pointer) => pointer.startsWith(part))
  const fault = (part: string) => (isWrong(part) ? ofCode('request.invalid') : undefined)
  return (
    <>
      <Field
        name="name"
        label={t('communities.name')}
        defaultValue={typed.name}
        error={fault('#/name')}
        required
        minLength={3}
        maxLength={120}
        width="full"
      />
      <LongField
        name="purpose"
        label={t('communities.purpose')}
        hint={t('communities.purpose_hint')}
        defaultValue={typed.purpose}
        error={fault('#/purpose')}
        required
        minLength={10}
        maxLength={1000}
        rows={4}
      />
      <Choice
        name="dimension"
        label={t('communities.dimension')}
        value={typed.dimension || fields[0]?.key}
        options={fields.map(({ key, label }) => ({ key, label: of(label) }))}
      />
      <SearchChoice
        name="area"
        label={t('communities.area')}
        hint={t('communities.area_hint')}
        options={places}
        value={typed.area}
      />
      {subsectors.length > 0 && (
        <fieldset className="choice">
          <legend className="field-label">
            {t('communities.subsectors')} <span className="field-optional">{t('shell.optional')}</span>
          </legend>
          <p className="small quiet">{t('communities.subsectors_hint')}</p>
          {isWrong('#/subsectors') && <p className="field-error">{t('communities.subsectors_wrong')}</p>}
          <div className="choice-options">
            {subsectors.map(({ key, title }) => (
              <label key={key} className="choice-option">
                <input
                  type="checkbox"
                  name="subsector"
                  value={key}
                  defaultChecked={typed.subsectors?.split(' ').includes(key)}
                />
                {of(title)}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <Field
        name="document"
        label={t('communities.document')}
        hint={t('communities.document_hint')}
        optional={t('shell.optional')}
        defaultValue={typed.document}
        maxLength={120}
        width="medium"
      />
      <fieldset className="card stack">
        <legend>
          <strong>{t('communities.contact')}</strong>
        </legend>
        <p className="quiet">{t('communities.contact_lead')}</p>
        <Field
          name="contact"
          label={t('communities.contact_name')}
          defaultValue={typed.contact}
          error={fault('#/contact/name')}
          required
          minLength={2}
          maxLength={120}
          width="medium"
          autoComplete="name"
        />
        <Field
          name="phone"
          type="tel"
          label={t('communities.phone')}
          hint={t('communities.phone_or_email')}
          optional={t('shell.optional')}
          defaultValue={typed.phone}
          error={
            wrong.some((pointer) => pointer === '#/contact' || pointer === '#/contact/phone')
              ? t('communities.phone_or_email')
              : undefined
          }
          maxLength={24}
          width="medium"
          autoComplete="tel"
        />
        <Field
          name="email"
          type="email"
          label={t('communities.email')}
          optional={t('shell.optional')}
          defaultValue={typed.email}
          error={fault('#/contact/email')}
          maxLength={200}
          width="medium"
          autoComplete="email"
        />
      </fieldset>
    </>
  )
}
