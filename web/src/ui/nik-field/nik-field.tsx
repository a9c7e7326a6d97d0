import type { ComponentProps } from 'react'
import { Field, type FieldWords } from '../field/field.tsx'

/** Sixteen digits of a NIK or KK: wide enough to be read back aloud. */
export function NikField(props: FieldWords & Omit<ComponentProps<'input'>, 'width'>) {
  return <Field {...props} digits maxLength={16} width="medium" pattern="[0-9]{16}" />
}
