import { FieldNotes, type FieldWords } from '../../ui/field/field.tsx'

interface ManyChoiceProps extends FieldWords {
  readonly options: readonly { readonly key: string; readonly label: string }[]
  readonly chosen: readonly string[]
  /** What is chosen, while the list is folded. */
  readonly summary: string
}

/** Several answers of many: folded, with what is chosen in sight. Above a hundred a list that the keyboard searches. */
export function ManyChoice({
  options,
  chosen,
  summary,
  label,
  optional,
  name,
  id = name,
  error,
}: ManyChoiceProps) {
  return (
    <fieldset className="choice" data-invalid={error ? '' : undefined}>
      <legend className="field-label">
        {label} {optional && <span className="field-optional">{optional}</span>}
      </legend>
      <FieldNotes name={name} id={id} error={error} />
      <details>
        <summary>{summary}</summary>
        {options.length > 100 ? (
          <select
            className="field-input"
            name={name}
            id={id}
            multiple
            size={10}
            defaultValue={chosen}
            aria-label={label}
          >
            {options.map((option) => (
              <option key={option.key} value={option.key}>
                {option.label}
              </option>
            ))}
          </select>
        ) : (
          <div className="choice-options">
            {options.map((option, index) => (
              <label key={option.key} className="choice-option">
                <input
                  type="checkbox"
                  name={name}
                  id={index === 0 ? id : undefined}
                  value={option.key}
                  defaultChecked={chosen.includes(option.key)}
                />
                {option.label}
              </label>
            ))}
          </div>
        )}
      </details>
    </fieldset>
  )
}
