import { useTyped } from '../command-form/typed.ts'
import { FieldFrame } from '../field/field.tsx'

interface SelectProps {
  readonly name: string
  /** Where one page holds several forms with the same names. */
  readonly id?: string
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly key: string; readonly label: string }[]
}

/** A short list in one line, where the open answers of a form would take the screen. */
export function Select({ name, id = name, label, value, options }: SelectProps) {
  const typed = useTyped(name, value)
  return (
    <FieldFrame name={name} id={id} label={label}>
      <select className="field-input" id={id} name={name} defaultValue={typed}>
        {options.map(({ key, label: word }) => (
          <option key={key} value={key}>
            {word}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
