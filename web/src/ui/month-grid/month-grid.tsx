import { StateShape, type StateTone } from '../state-badge/state-badge.tsx'
// It comes with the pages that show a month: no other page carries it.
import './month-grid.css'

export interface MonthDay {
  /** `YYYY-MM-DD`. */
  readonly day: string
  /** How it is, in a word: never by colour alone. */
  readonly word: string
  readonly tone: StateTone | 'none'
  /** The day in full for whoever does not see the grid: "Rabu, 4 Maret 2026". */
  readonly name: string
  /** "Rab": stands where the grid folds into a list. */
  readonly weekday: string
  readonly href?: string
}

interface MonthGridProps {
  readonly label: string
  /** Seven, from Monday. */
  readonly weekdays: readonly string[]
  readonly days: readonly MonthDay[]
  readonly today: string
}

/** The days of a month as a calendar, and as a list on a narrow screen; a day that has a page leads there. What is over and leads nowhere is left out of the list. */
export function MonthGrid({ label, weekdays, days, today }: MonthGridProps) {
  const before = ((new Date(`${days[0]?.day}T00:00:00Z`).getUTCDay() || 7) - 1) % 7
  return (
    <div className="month-grid">
      <div className="month-grid-head" aria-hidden="true">
        {weekdays.map((weekday) => (
          <span key={weekday}>{weekday}</span>
        ))}
      </div>
      <ol aria-label={label}>
        {days.map(({ day, word, tone, name, weekday, href }, nth) => {
          const shown = (
            <>
              <span className="only-read">{name}: </span>
              <span className="month-grid-date" aria-hidden="true">
                <span className="month-grid-weekday">{weekday}</span> {Number(day.slice(8))}
              </span>
              <span className="month-grid-word" data-tone={tone}>
                {tone !== 'none' && <StateShape tone={tone} size={12} />} {word}
              </span>
            </>
          )
          return (
            <li
              key={day}
              data-today={day === today ? '' : undefined}
              data-over={day < today && !href ? '' : undefined}
              style={nth === 0 ? { gridColumnStart: before + 1 } : undefined}
            >
              {href ? (
                <a href={href} aria-current={day === today ? 'date' : undefined}>
                  {shown}
                </a>
              ) : (
                <span>{shown}</span>
              )}
            </li>
          )
        })}
      </ol>
    </div>
  )
}
