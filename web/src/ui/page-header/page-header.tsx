import type { ReactNode } from 'react'

interface PageHeaderProps {
  readonly title: string
  /** Where the title is in another language than the page. */
  readonly titleLang?: string
  /** What the browser's tab and its history say instead, where the title names a person. */
  readonly tab?: string
  readonly lead?: ReactNode
  /** The way back up. */
  readonly trail?: readonly { readonly href: string; readonly word: string }[]
  readonly trailLabel?: string
  readonly actions?: ReactNode
}

export function PageHeader({
  title,
  titleLang,
  tab = title,
  lead,
  trail,
  trailLabel,
  actions,
}: PageHeaderProps) {
  return (
    <div className="page-header">
      <title>{`${tab} · Guyub`}</title>
      <div>
        {trail && (
          <nav className="trail" aria-label={trailLabel}>
            {trail.map(({ href, word }) => (
              <a key={href} href={href}>
                {word}
              </a>
            ))}
          </nav>
        )}
        <h1 lang={titleLang}>{title}</h1>
        {lead && <p>{lead}</p>}
      </div>
      {actions && <div className="row">{actions}</div>}
    </div>
  )
}
