import type { ReactNode } from 'react'
import type { RoundIntent } from './round-actions.ts'

interface IntentFormProps {
  readonly intent: RoundIntent
  /** Sent twice it happens once: the page's own id, made anew when the page is. */
  readonly command: string
  readonly item?: string
  readonly children: ReactNode
}

/** One of the many forms of a round: what it wants, and the id that keeps it from happening twice. */
export function IntentForm({ intent, command, item, children }: IntentFormProps) {
  return (
    <form method="post" className="stack">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="command" value={command} />
      {item !== undefined && <input type="hidden" name="item" value={item} />}
      {children}
    </form>
  )
}
