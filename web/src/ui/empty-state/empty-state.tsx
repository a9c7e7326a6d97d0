import type { ReactNode } from 'react'

interface EmptyStateProps {
  readonly title: string
  /** How to begin. */
  readonly children: ReactNode
  readonly action?: ReactNode
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="empty kawung">
      <h2>{title}</h2>
      <p>{children}</p>
      {action}
    </div>
  )
}
