import type { ReactNode } from 'react'
import { StateShape, type StateTone } from '../state-badge/state-badge.tsx'
// It comes with the pages that tell a course: no other page carries it.
import './timeline.css'

export interface TimelineEntry {
  readonly key: string
  readonly tone: StateTone
  readonly title: string
  /** ISO 8601 for machines, the region's own words for people. */
  readonly at: string
  readonly when: string
  readonly detail?: ReactNode
}

/** What happened, newest first. */
export function Timeline({
  entries,
  label,
}: {
  readonly entries: readonly TimelineEntry[]
  readonly label: string
}) {
  return (
    <ol className="timeline" aria-label={label}>
      {entries.map(({ key, tone, title, at, when, detail }) => (
        <li key={key} data-tone={tone}>
          <StateShape tone={tone} />
          <div>
            <span>{title}</span>
            <time dateTime={at}>{when}</time>
            {detail && <div className="small">{detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
