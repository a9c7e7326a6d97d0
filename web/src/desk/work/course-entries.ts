import type { CaseUse } from '@guyub/contract/definition'
import type { Text } from '@guyub/contract/text'
import type { View } from './case-page.tsx'

interface Words {
  readonly of: (text: Text) => string
  readonly note: string
  readonly mergedHere: string
  /** Where no name is known, as at a village's own server. */
  readonly somebody: string
  readonly assigned: Readonly<Record<string, (name: string) => string>>
  readonly begun: string
  readonly byItself: (state: string) => string
}

/** The course of a request, the newest first. It begins with the counter where it was taken in. */
export function courseEntries(
  view: View,
  use: CaseUse | undefined,
  { of, note, mergedHere, somebody, assigned, begun, byItself }: Words,
) {
  const steps = view.entries.map(({ id, at, office, message, isNote, ...entry }) => ({
    ...{ key: id, at, office },
    tone: isNote ? ('waiting' as const) : ('done' as const),
    title: isNote ? noteTitle(entry) : titleOf(entry),
    detail: [reasonOf(entry), message].filter(Boolean).join('. '),
  }))
  const first = {
    ...{ key: view.id, at: view.submittedAt, office: view.office },
    tone: 'done' as const,
    title: begun,
    detail: view.slip ?? '',
  }
  return [first, ...steps].reverse()

  function noteTitle({ action, assignee }: Pick<View['entries'][number], 'action' | 'assignee'>): string {
    if (action === 'merged-here') return mergedHere
    return assigned[action]?.(assignee ?? somebody) ?? note
  }
  function titleOf({
    action,
    product,
    to,
  }: Pick<View['entries'][number], 'action' | 'product' | 'to'>): string {
    const label = use?.actions[action]?.label ?? use?.states[to ?? '']?.label
    const state = use?.states[to ?? '']
    if (action === 'by-itself' && state) return byItself(of(state.label))
    const title = use?.products.find(({ key }) => key === product)?.title
    const words = label ? of(label) : begun
    return title ? `${of(title)}: ${words}` : words
  }
  function reasonOf({
    action,
    reason,
  }: Pick<View['entries'][number], 'action' | 'reason'>): string | undefined {
    const known = use?.actions[action]?.asks.reason?.find(({ key }) => key === reason)
    return known && of(known.label)
  }
}
