// It comes with the pages that show one: no other page carries it.
import './radar.css'

interface RadarProps {
  readonly label: string
  readonly axes: readonly { readonly key: string; readonly name: string }[]
  readonly series: readonly {
    readonly key: string
    readonly values: Readonly<Record<string, number | null>>
  }[]
  readonly max: number
}

const SIZE = 320
const CENTRE = SIZE / 2
const RADIUS = 104
/** Room for names beside the axes. */
const MARGIN = 84
const DASHES = ['', '6 4', '2 4', '10 4 2 4']

/** Where a value lies on the nth of so many axes; the first points up. */
function point(nth: number, of: number, share: number): readonly [number, number] {
  const angle = (2 * Math.PI * nth) / of - Math.PI / 2
  return [CENTRE + RADIUS * share * Math.cos(angle), CENTRE + RADIUS * share * Math.sin(angle)]
}

const path = (points: readonly (readonly [number, number])[]) =>
  points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')

/** Dimensions of several years on one picture, each year its own stroke; a table beside it says the same to whoever does not see it. */
export function Radar({ label, axes, series, max }: RadarProps) {
  return (
    <svg
      className="radar"
      viewBox={`${-MARGIN} 20 ${SIZE + 2 * MARGIN} ${SIZE - 40}`}
      role="img"
      aria-label={label}
    >
      {[0.25, 0.5, 0.75, 1].map((share) => (
        <polygon
          key={share}
          className="radar-ring"
          points={path(axes.map((_, at) => point(at, axes.length, share)))}
        />
      ))}
      {axes.map(({ key, name }, at) => {
        const [x, y] = point(at, axes.length, 1)
        const [labelX, labelY] = point(at, axes.length, 1.2)
        return (
          <g key={key}>
            <line className="radar-axis" x1={CENTRE} y1={CENTRE} x2={x} y2={y} />
            <text
              className="radar-name"
              x={labelX}
              y={labelY}
              textAnchor={anchor(labelX)}
              dominantBaseline="middle"
            >
              {name}
            </text>
          </g>
        )
      })}
      {series.map(({ key, values }, nth) => (
        <Series key={key} nth={nth} shares={axes.map((axis) => shareOf(values[axis.key], max))} />
      ))}
    </svg>
  )
}

/** A closed line where everything is known; else only points, because what is unknown is not nought. */
function Series({ nth, shares }: { readonly nth: number; readonly shares: readonly (number | null)[] }) {
  const points = shares.map((share, at) => (share === null ? null : point(at, shares.length, share)))
  const known = points.filter((each) => each !== null)
  if (known.length === points.length)
    return (
      <polygon
        className="radar-series"
        data-nth={nth}
        strokeDasharray={DASHES[nth % DASHES.length]}
        points={path(known)}
      />
    )
  return known.map(([x, y]) => (
    <circle key={`${x} ${y}`} className="radar-series" data-nth={nth} cx={x} cy={y} r={5} />
  ))
}

function shareOf(value: number | null | undefined, max: number): number | null {
  return value === null || value === undefined ? null : Math.min(1, Math.max(0, value / max))
}

function anchor(x: number): 'start' | 'middle' | 'end' {
  if (Math.abs(x - CENTRE) < 8) return 'middle'
  return x > CENTRE ? 'start' : 'end'
}
