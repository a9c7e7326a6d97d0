import type { ComponentProps, ReactNode } from 'react'
import { useTicked } from '../command-form/typed.ts'

interface TickProps extends Omit<ComponentProps<'input'>, 'type' | 'name' | 'value'> {
  readonly name: string
  readonly value: string
  readonly children: ReactNode
}

/** One box to tick, with its words beside it. */
export function Tick({ name, value, defaultChecked, children, ...input }: TickProps) {
  const isTicked = useTicked(name, value, defaultChecked)
  return (
    <label className="choice-option">
      <input type="checkbox" {...input} name={name} value={value} defaultChecked={isTicked} />{' '}
      <span>{children}</span>
    </label>
  )
}
