import { useTyped } from '../command-form/typed.ts'
import { describedBy, FieldFrame, FieldNotes, type FieldWords } from '../field/field.tsx'

interface ChoiceProps extends FieldWords {
  readonly options: readonly { readonly key: string; readonly label: string }[]
  readonly value?: string | undefined
  readonly onChange?: ((value: string) => void) | undefined
}

/** Few answers stand open to be seen and clicked; many fold into a list that the keyboard searches. */
export function Choice({ options, value, onChange, ...words }: ChoiceProps) {
  const { name, id = name, label, hint, error, warning, optional } = words
  const typed = useTyped(name, value)
  if (options.length > 7)
    return <FoldedChoice options={options} value={value} onChange={onChange} {...words} />
  return (
    <fieldset className="choice" data-invalid={error ? '' : undefined}>
      <legend className="field-label">
        {label} {optional && <span className="field-optional">{optional}</span>}
      </legend>
      <FieldNotes name={name} id={id} hint={hint} error={error} warning={warning} />
      <div className="choice-options">
        {options.map((option, index) => (
          <label key={option.key} className="choice-option">
            <input
              type="radio"
              name={name}
              id={index === 0 ? id : undefined}
              value={option.key}
              {...(onChange
                ? { checked: value === option.key, onChange: () => onChange(option.key) }
                : { defaultChecked: typed === option.key })}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function FoldedChoice({ options, value, onChange, ...words }: ChoiceProps) {
  const typed = useTyped(words.name, value)
  return (
    <FieldFrame {...words}>
      <select
        className="field-input"
        id={words.id ?? words.name}
        name={words.name}
        aria-describedby={describedBy(words)}
        aria-invalid={words.error ? true : undefined}
        {...(onChange
          ? { value: value ?? '', onChange: (event) => onChange(event.target.value) }
          : { defaultValue: typed })}
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
