import type { ReactNode } from 'react'

interface FigureProps {
  readonly label: ReactNode
  /** In the local way: "96,4 %". Nothing when it is not known; never a zero in its place. */
  readonly value?: string | undefined
  readonly unknown: string
  /** How many, which weights, which date. */
  readonly basis: string
  /** Share of the bar, 0 to 1, where a bar says something. */
  readonly share?: number | undefined
  /** Opens the figure down to what happened. */
  readonly href?: string | undefined
}

export function Figure({ label, value, unknown, basis, share, href }: FigureProps) {
  const number = (
    <span className="figure-value" data-unknown={value === undefined ? '' : undefined}>
      {value ?? unknown}
    </span>
  )
  return (
    <div className="figure">
      <span className="figure-label">{label}</span>
      {href ? <a href={href}>{number}</a> : number}
      {share !== undefined && (
        <div className="figure-bar" aria-hidden="true">
          <i style={{ width: `${Math.round(Math.min(1, Math.max(0, share)) * 100)}%` }} />
        </div>
      )}
      <span className="figure-basis">{basis}</span>
    </div>
  )
}
