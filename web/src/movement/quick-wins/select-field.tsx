import { useWords } from '../../kernel/use-words.ts'
import { describedBy, FieldFrame } from '../../ui/field/field.tsx'

interface SelectFieldProps {
  readonly name: string
  readonly id?: string
  readonly label: string
  readonly hint?: string | undefined
  readonly value?: string | undefined
  readonly required?: boolean
  readonly options: readonly { readonly key: string; readonly label: string }[]
}

/** One of a list that folds, also when it is short: where nothing may be chosen, open answers could not be taken back. */
export function SelectField({ name, id = name, label, hint, value, required, options }: SelectFieldProps) {
  const { t } = useWords()
  const words = { name, id, label, hint, optional: required ? undefined : t('plan.optional') }
  return (
    <FieldFrame {...words}>
      <select
        className="field-input"
        {...{ id, name, required }}
        defaultValue={value}
        aria-describedby={describedBy(words)}
      >
        <option value="" />
        {options.map((option) => (
          <option key={option.key} value={option.key}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
