import {
  EXCLUSION_ARTICLES,
  INFORMATION_CLASSES,
  INFORMATION_FORMS,
  type InformationFields,
} from '@guyub/contract/information'
import { useWords } from '../../kernel/use-words.ts'
import { Choice } from '../../ui/choice/choice.tsx'
import { Field, FieldFrame, LongField } from '../../ui/field/field.tsx'
import type { TypedInformation } from './typed.ts'

interface ItemFieldsProps {
  readonly typed: Partial<TypedInformation>
  /** Codes of what is wrong, by the name of the field. */
  readonly faults: Readonly<Record<string, string>>
}

/** What is asked about something that an office holds; the part about exclusion is left empty for all else. */
export function ItemFields({ typed, faults }: ItemFieldsProps) {
  const { t, ofCode } = useWords()
  const fault = (name: string) => (faults[name] ? ofCode(faults[name]) : undefined)
  return (
    <>
      <Choice
        name="class"
        label={t('information.class')}
        value={typed.class}
        error={fault('class')}
        options={INFORMATION_CLASSES.map((key) => ({
          key,
          label: `${t(`information.class_${key}`)}: ${t(`information.class_${key}_text`)}`,
        }))}
      />
      <Field
        name="title"
        label={t('information.name')}
        defaultValue={typed.title}
        error={fault('title')}
        maxLength={200}
        required
        width="full"
      />
      <LongField
        name="summary"
        label={t('information.summary')}
        defaultValue={typed.summary}
        error={fault('summary')}
        maxLength={2000}
        rows={4}
        required
      />
      <div className="pair">
        <Field
          name="period"
          label={t('information.period')}
          hint={t('information.period_hint')}
          defaultValue={typed.period}
          error={fault('period')}
          maxLength={120}
          required
        />
        <Field
          name="retention"
          label={t('information.retention')}
          optional={t('shell.optional')}
          defaultValue={typed.retention}
          error={fault('retention')}
          maxLength={120}
        />
      </div>
      <Choice
        name="form"
        label={t('information.form')}
        value={typed.form}
        error={fault('form')}
        options={INFORMATION_FORMS.map((key) => ({ key, label: t(`information.form_${key}`) }))}
      />
      <Field
        name="link"
        type="url"
        label={t('information.link')}
        hint={t('information.link_hint')}
        optional={t('shell.optional')}
        defaultValue={typed.link}
        error={fault('link')}
        maxLength={500}
        width="full"
      />
      <fieldset className="card stack">
        <legend>
          <strong>{t('information.class_excluded')}</strong>
        </legend>
        <p className="small quiet">{t('information.only_excluded')}</p>
        <FieldFrame
          name="article"
          label={t('information.article')}
          error={fault('article') ?? fault('exclusion')}
          optional={t('shell.optional')}
        >
          <select className="field-input" id="article" name="article" defaultValue={typed.article ?? ''}>
            <option value="">–</option>
            {EXCLUSION_ARTICLES.map((letter) => (
              <option key={letter}>{letter}</option>
            ))}
          </select>
        </FieldFrame>
        <LongField
          name="test"
          label={t('information.test')}
          hint={t('information.test_hint')}
          optional={t('shell.optional')}
          defaultValue={typed.test}
          error={fault('test')}
          maxLength={4000}
          rows={5}
        />
        <div className="pair">
          <Field
            name="decision"
            label={t('information.decision')}
            optional={t('shell.optional')}
            defaultValue={typed.decision}
            error={fault('decision')}
            maxLength={120}
          />
          <Field
            name="until"
            type="date"
            label={t('information.until')}
            optional={t('shell.optional')}
            defaultValue={typed.until}
            error={fault('until')}
          />
        </div>
      </fieldset>
    </>
  )
}

/** What a form shows of what is kept. */
export function typedOf(fields: InformationFields): TypedInformation {
  const { exclusion, retention, link, ...rest } = fields
  return {
    ...rest,
    ...{ retention: retention ?? '', link: link ?? '', article: exclusion?.article ?? '' },
    ...{ test: exclusion?.test ?? '', decision: exclusion?.decision ?? '', until: exclusion?.until ?? '' },
  }
}
