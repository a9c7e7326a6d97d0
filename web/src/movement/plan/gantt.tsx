import { placeOf, type TimelineBar } from '@guyub/contract/plan'
import { monthNames } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'

interface Window {
  readonly first: string
  readonly last: string
  readonly today: string
}

const percent = (share: number) => `${Math.round(share * 10_000) / 100}%`

/** The months, or of several years the years, above the bars. */
export function GanttHead({ window }: { readonly window: Window }) {
  const { language } = useWords()
  return (
    <li className="gantt-head" aria-hidden="true">
      <span />
      <svg aria-hidden="true">
        {ticks(window).map(({ at, year, month }) => (
          <text key={at} x={percent(at)} dx="3" y="16">
            {month ? monthNames(language)[month - 1]?.slice(0, 3) : year}
          </text>
        ))}
      </svg>
    </li>
  )
}

interface GanttRowProps {
  readonly bar: TimelineBar
  readonly window: Window
  readonly href: string
}

/** One activity: its bar, its milestones by shape and colour, and today's line. The table below says the same in words. */
export function GanttRow({ bar, window, href }: GanttRowProps) {
  const { own } = useWords()
  const title = own(bar.title)
  const { first, last } = window
  const from = placeOf(bar.first, first, last)
  const to = placeOf(bar.last, first, last, true)
  const inside = bar.milestones.filter(({ dueOn }) => dueOn.slice(0, 7) >= first && dueOn.slice(0, 7) <= last)
  return (
    <li>
      <a href={href} lang={title.lang} className="small">
        {title.words}
      </a>
      <svg aria-hidden="true">
        {ticks(window).map(({ at }) => (
          <line key={at} className="grid" x1={percent(at)} x2={percent(at)} y1="-4" y2="28" />
        ))}
        {bar.isOpen ? (
          <line className="open" x1={percent(from)} x2={percent(to)} y1="12" y2="12" />
        ) : (
          <rect
            className="bar"
            x={percent(from)}
            width={percent(Math.max(to - from, 0.004))}
            y="5"
            height="14"
            rx="3"
          />
        )}
        {inside.map(({ dueOn, state, title: name }) => (
          // Its own drawing, so that the shape keeps its form however wide the page is.
          <svg key={dueOn + name} x={percent(placeOf(dueOn, first, last))}>
            <title lang="id">{name}</title>
            <path className={state} d={SHAPES[state]} />
          </svg>
        ))}
        {isToday(window) && (
          <line
            className="today"
            x1={percent(placeOf(window.today, first, last))}
            x2={percent(placeOf(window.today, first, last))}
            y1="-4"
            y2="28"
          />
        )}
      </svg>
    </li>
  )
}

// Reached is round, late points down, what is to come is a diamond: told also without colour.
const SHAPES = {
  reached: 'M-5 12a5 5 0 1 0 10 0a5 5 0 1 0 -10 0',
  late: 'M-6 7h12l-6 11z',
  due: 'M0 6l6 6l-6 6l-6 -6z',
} as const

export function MilestoneShape({ state }: { readonly state: keyof typeof SHAPES }) {
  return (
    <svg width="20" height="24" viewBox="-10 0 20 24" aria-hidden="true">
      <path className={state} d={SHAPES[state]} />
    </svg>
  )
}

function isToday({ first, last, today }: Window): boolean {
  return today.slice(0, 7) >= first && today.slice(0, 7) <= last
}

function ticks({ first, last }: Window) {
  const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))]
  const years = Array.from({ length: to - from + 1 }, (_, n) => from + n)
  const months = years.length === 1 ? Array.from({ length: 12 }, (_, n) => n + 1) : [0]
  return years.flatMap((year) =>
    months.map((month) => ({
      ...{ year, month },
      at: placeOf(`${year}-${String(month || 1).padStart(2, '0')}`, first, last),
    })),
  )
}
