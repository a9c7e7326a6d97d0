import type { ComponentProps, ReactNode } from 'react'
import { useActionData } from 'react-router'
import { RefusedForm, type Typed } from './typed.ts'

interface CommandFormProps extends Omit<ComponentProps<'form'>, 'method' | 'about'> {
  /** The id of the command: sent twice, it happens once. */
  readonly command: string
  /** What the form is about. Tells it from others of the page, so that what was typed comes back into the right one. */
  readonly about?: Readonly<Record<string, string>>
  /** The words behind which the form is folded away; refused, it stands open. */
  readonly folded?: ReactNode
  /** Whether a folded form is open from the start. */
  readonly isOpen?: boolean
}

/** A form that asks for one change. When the change is refused, all that was typed is still there (`refusal` of the kernel sends it back). */
export function CommandForm({
  command,
  about = {},
  folded,
  isOpen = false,
  children,
  ...form
}: CommandFormProps) {
  const { typed } = useActionData<{ readonly typed?: Typed }>() ?? {}
  const isThis = typed && Object.entries(about).every(([name, value]) => typed[name]?.includes(value))
  const its = (
    <form method="post" {...form}>
      <input type="hidden" name="command" value={command} />
      {Object.entries(about).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <RefusedForm value={isThis ? typed : null}>{children}</RefusedForm>
    </form>
  )
  if (folded === undefined) return its
  return (
    <details open={isOpen || Boolean(isThis)}>
      <summary>{folded}</summary>
      {its}
    </details>
  )
}
