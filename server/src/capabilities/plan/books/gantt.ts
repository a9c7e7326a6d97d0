import { escaped } from './escaped.ts'

export interface Bar {
  readonly title: string
  readonly firstYear: number
  readonly firstMonth: string | null
  readonly lastMonth: string | null
  /** Days on which milestones are due. */
  readonly due: readonly string[]
}

/** The dimension's colour on paper, the same as on screens. */
const COLOURS: Readonly<Record<string, string>> = {
  governance: '#3D4BA8',
  branding: '#A31F6F',
  economy: '#8A5A00',
  living: '#0B6B6B',
  society: '#AD4410',
  environment: '#2C6B27',
}

const [NAMES, WIDTH, TOP, ROW] = [92, 240, 12, 6]

/** Bars over the months of the plan as SVG. An activity whose end nobody said is a dashed line to the end of its year. */
export function gantt(
  bars: readonly Bar[],
  { first, last, dimension }: { readonly first: number; readonly last: number; readonly dimension: string },
): string {
  const months = (last - first + 1) * 12
  const x = (month: number) =>
    round(NAMES + (Math.min(Math.max(month, 0), months) / months) * (WIDTH - NAMES - 2))
  const index = (month: string) => (Number(month.slice(0, 4)) - first) * 12 + Number(month.slice(5, 7)) - 1
  const colour = COLOURS[dimension] ?? '#0B5D66'
  const height = TOP + bars.length * ROW + 2
  const years = Array.from({ length: last - first + 1 }, (_, n) => {
    const at = x(n * 12)
    return (
      `<line x1="${at}" y1="${TOP - 4}" x2="${at}" y2="${height}" stroke="#DDE0E3" stroke-width="0.3"/>` +
      `<text x="${at + 1}" y="${TOP - 5}" font-size="4" fill="#5B6168">${first + n}</text>`
    )
  })
  const rows = bars.map((bar, row) => {
    const y = TOP + row * ROW
    const from = bar.firstMonth ? index(bar.firstMonth) : (bar.firstYear - first) * 12
    const to = bar.lastMonth ? index(bar.lastMonth) + 1 : undefined
    const shape =
      to === undefined
        ? `<line x1="${x(from)}" y1="${y + 2.6}" x2="${x(from + 12)}" y2="${y + 2.6}" stroke="${colour}" stroke-width="0.8" stroke-dasharray="1.6 1.2"/>`
        : `<rect x="${x(from)}" y="${y + 0.9}" width="${round(Math.max(0.8, x(to) - x(from)))}" height="3.4" rx="0.8" fill="${colour}" fill-opacity="0.75"/>`
    const due = bar.due.map((day) => {
      const at = x(index(day) + (Number(day.slice(8, 10)) - 1) / 31)
      return `<path d="M${at} ${y + 1}l1.6 1.6l-1.6 1.6l-1.6 -1.6z" fill="#FBFAF7" stroke="#1B1F23" stroke-width="0.4"/>`
    })
    const line = `<line x1="0" y1="${y + ROW - 0.4}" x2="${WIDTH}" y2="${y + ROW - 0.4}" stroke="#EEF0F1" stroke-width="0.2"/>`
    return `${line}<text x="0" y="${y + 3.9}" font-size="3.5">${escaped(cut(bar.title))}</text>${shape}${due.join('')}`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="Plus Jakarta Sans" fill="#1B1F23">${years.join('')}${rows.join('')}</svg>`
}

// The whole title stands in the table of actions; here a line is a line.
const cut = (title: string) => (title.length > 50 ? `${title.slice(0, 49).trimEnd()}…` : title)
const round = (value: number) => Math.round(value * 100) / 100
