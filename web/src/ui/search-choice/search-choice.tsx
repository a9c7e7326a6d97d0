import { useId } from 'react'
import type { FieldWords } from '../field/field.tsx'
import { Field } from '../field/field.tsx'
import { keyIn, type SearchOption } from './key-in.ts'

interface SearchChoiceProps extends FieldWords {
  readonly options: readonly SearchOption[]
  /** The key of an option, or what was typed as long as that is none. */
  readonly value?: string | undefined
  readonly onChange?: ((value: string) => void) | undefined
  readonly placeholder?: string | undefined
}

/** One of very many answers, found by typing. Without script the form sends what was typed, which `keyIn` reads. */
export function SearchChoice({ options, value = '', onChange, ...words }: SearchChoiceProps) {
  const list = useId()
  const shown = options.find(({ key }) => key === value)?.label ?? value
  const typed = onChange
    ? {
        value: shown,
        onChange: (event: { target: { value: string } }) => onChange(exact(event.target.value)),
        // Only once the field is left is the rest of a name filled in: before, somebody still types.
        onBlur: () => onChange(keyIn(options, shown)),
      }
    : { defaultValue: shown }
  return (
    <>
      <Field {...words} {...typed} list={list} width="full" />
      <datalist id={list}>
        {options.map(({ key, label }) => (
          <option key={key} value={label} />
        ))}
      </datalist>
    </>
  )

  function exact(text: string): string {
    return options.find(({ label }) => label === text)?.key ?? text
  }
}
