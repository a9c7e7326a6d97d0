import type { ComponentProps } from 'react'
import { useTyped } from '../command-form/typed.ts'

interface CellInputProps extends Omit<ComponentProps<'input'>, 'name' | 'aria-label' | 'className'> {
  readonly name: string
  /** Row and column, for whoever hears the table. */
  readonly label: string
}

/** One field in a cell of a table, where row and column say what it is. */
export function CellInput({ name, label, defaultValue, ...input }: CellInputProps) {
  const typed = useTyped(name, defaultValue)
  return <input {...input} className="field-input" name={name} aria-label={label} defaultValue={typed} />
}
