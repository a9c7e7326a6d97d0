import type { ReactNode } from 'react'

interface EmptyStateProps {
  readonly title: string
  /** 1 where it is all that the page says. */
  readonly level?: 1 | 2
  /** How to begin. */
  readonly children: ReactNode
  readonly action?: ReactNode
}

export function EmptyState({ title, level = 2, children, action }: EmptyStateProps) {
  const Heading = level === 1 ? 'h1' : 'h2'
  return (
    <div className="empty kawung">
      {level === 1 && <title>{`${title} · Guyub`}</title>}
      <Heading>{title}</Heading>
      <p>{children}</p>
      {action}
    </div>
  )
}
