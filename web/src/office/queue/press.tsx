import { useLoaderData } from 'react-router'
import { Button } from '../../ui/button/button.tsx'
import { CommandForm } from '../../ui/command-form/command-form.tsx'
import type { loader } from './counter-page.tsx'

interface PressProps {
  readonly intent: string
  readonly ticket?: string
  readonly word: string
  /** The key that presses it. */
  readonly press?: string
  readonly kind?: 'first' | 'second' | 'danger'
  readonly label?: string
}

/** One press, with or without a number: by hand or by its key. */
export function Press({ intent, ticket, word, press, kind = 'second', label }: PressProps) {
  const { command } = useLoaderData<typeof loader>()
  return (
    <CommandForm command={command} about={ticket ? { ticket } : {}}>
      <Button
        kind={kind}
        size={label ? 'small' : 'normal'}
        name="intent"
        value={intent}
        data-press={press}
        aria-keyshortcuts={press?.toUpperCase()}
        aria-label={label}
      >
        {word}
        {press && <kbd>{press.toUpperCase()}</kbd>}
      </Button>
    </CommandForm>
  )
}
