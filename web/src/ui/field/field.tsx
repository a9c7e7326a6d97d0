import type { ComponentProps, ReactNode } from 'react'
import { useTyped } from '../command-form/typed.ts'
import { Icon } from '../icon/icon.tsx'

export interface FieldWords {
  readonly name: string
  /** Where one page holds several forms with the same names. */
  readonly id?: string | undefined
  readonly label: string
  readonly hint?: string | undefined
  /** What is wrong, why, and what to do now. */
  readonly error?: string | undefined
  /** Odd, but let through. */
  readonly warning?: string | undefined
  /** "(boleh dikosongkan)": set only where a field may stay empty. */
  readonly optional?: string | undefined
}

/** The frame of every field: label, hint and fault stand above the input, where a screen keyboard does not hide them. */
export function FieldFrame({
  name,
  id = name,
  label,
  hint,
  error,
  warning,
  optional,
  children,
}: FieldWords & { readonly children: ReactNode }) {
  return (
    <div className="field" data-invalid={error ? '' : undefined}>
      <label className="field-label" htmlFor={id}>
        {label} {optional && <span className="field-optional">{optional}</span>}
      </label>
      <FieldNotes name={name} id={id} hint={hint} error={error} warning={warning} />
      {children}
    </div>
  )
}

export function FieldNotes({ name, id = name, hint, error, warning }: Omit<FieldWords, 'label'>) {
  return (
    <>
      {hint && (
        <span className="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span className="field-error" id={`${id}-error`}>
          <Icon name="alert" size={18} /> {error}
        </span>
      )}
      {warning && (
        <span className="field-warning" id={`${id}-warning`}>
          <Icon name="info" size={18} /> {warning}
        </span>
      )}
    </>
  )
}

export function describedBy({
  name,
  id = name,
  hint,
  error,
  warning,
}: Omit<FieldWords, 'label'>): string | undefined {
  const ids = [hint && `${id}-hint`, error && `${id}-error`, warning && `${id}-warning`].filter(Boolean)
  return ids.length ? ids.join(' ') : undefined
}

type InputProps = FieldWords & {
  readonly width?: 'short' | 'medium' | 'full'
  readonly digits?: boolean
} & Omit<ComponentProps<'input'>, 'width'>

export function Field({
  name,
  id = name,
  label,
  hint,
  error,
  warning,
  optional,
  width,
  digits,
  ...input
}: InputProps) {
  const words = { name, id, label, hint, error, warning, optional }
  const typed = useTyped(name, input.defaultValue)
  // A secret is typed again.
  const isKept = input.value === undefined && input.type !== 'password'
  return (
    <FieldFrame {...words}>
      <input
        id={id}
        name={name}
        autoComplete="off"
        {...input}
        {...(isKept && { defaultValue: typed })}
        className="field-input"
        data-width={width}
        data-digits={digits ? '' : undefined}
        inputMode={digits ? 'numeric' : input.inputMode}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(words)}
      />
    </FieldFrame>
  )
}

export function LongField({
  name,
  id = name,
  label,
  hint,
  error,
  warning,
  optional,
  ...input
}: FieldWords & ComponentProps<'textarea'>) {
  const words = { name, id, label, hint, error, warning, optional }
  const typed = useTyped(name, input.defaultValue)
  return (
    <FieldFrame {...words}>
      <textarea
        id={id}
        name={name}
        {...input}
        {...(input.value === undefined && { defaultValue: typed })}
        className="field-input"
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(words)}
      />
    </FieldFrame>
  )
}

/** A file to choose. What it may be is said in `hint`; `accept` only sorts what the browser offers. */
export function FileField({
  name,
  id = name,
  label,
  hint,
  error,
  warning,
  optional,
  ...input
}: FieldWords & Omit<ComponentProps<'input'>, 'type'>) {
  const words = { name, id, label, hint, error, warning, optional }
  return (
    <FieldFrame {...words}>
      <input
        id={id}
        name={name}
        {...input}
        type="file"
        className="file-input"
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(words)}
      />
    </FieldFrame>
  )
}
