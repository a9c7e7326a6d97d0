import type { ComponentProps } from 'react'
import { useActionData } from 'react-router'
import { RefusedForm, type Typed } from './typed.ts'

interface CommandFormProps extends Omit<ComponentProps<'form'>, 'method' | 'about'> {
  /** The id of the command: sent twice, it happens once. */
  readonly command: string
  /** What the form is about. Tells it from others of the page, so that what was typed comes back into the right one. */
  readonly about?: Readonly<Record<string, string>>
}

/** A form that asks for one change. When the change is refused, all that was typed is still there (`refusal` of the kernel sends it back). */
export function CommandForm({ command, about = {}, children, ...form }: CommandFormProps) {
  const { typed } = useActionData<{ readonly typed?: Typed }>() ?? {}
  const isThis = typed && Object.entries(about).every(([name, value]) => typed[name]?.includes(value))
  return (
    <form method="post" {...form}>
      <input type="hidden" name="command" value={command} />
      {Object.entries(about).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <RefusedForm value={isThis ? typed : null}>{children}</RefusedForm>
    </form>
  )
}
