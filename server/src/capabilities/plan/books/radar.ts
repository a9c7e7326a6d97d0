import { escaped } from './escaped.ts'

interface Axis {
  readonly name: string
  /** Between 0 and 1; nothing where it is unknown, and then no point is drawn. */
  readonly value: number | null
}

const [CX, CY, R] = [150, 120, 82]

/** A radar as SVG with the numbers beside the names, so that it is read also without its shape. */
export function radarFigure(axes: readonly Axis[]): string {
  const at = (index: number, share: number) => {
    const angle = (index / axes.length) * 2 * Math.PI - Math.PI / 2
    return [CX + Math.cos(angle) * R * share, CY + Math.sin(angle) * R * share] as const
  }
  const ring = (share: number) =>
    `<polygon points="${axes.map((_, index) => at(index, share).map(round).join(',')).join(' ')}" fill="none" stroke="#C9CDD1" stroke-width="0.6"/>`
  const spokes = axes.map((_, index) => {
    const [x, y] = at(index, 1)
    return `<line x1="${CX}" y1="${CY}" x2="${round(x)}" y2="${round(y)}" stroke="#C9CDD1" stroke-width="0.6"/>`
  })
  const known = axes.flatMap(({ value }, index) => (value === null ? [] : [at(index, value)]))
  const names = axes.map(({ name, value }, index) => {
    const [x, y] = at(index, 1.16)
    const anchor = Math.abs(x - CX) < 4 ? 'middle' : x > CX ? 'start' : 'end'
    const figure = value === null ? 'belum diketahui' : `${round(value * 100)} %`
    return (
      `<text x="${round(x)}" y="${round(y)}" font-size="8.5" font-weight="600" text-anchor="${anchor}">${escaped(name)}</text>` +
      `<text x="${round(x)}" y="${round(y + 10)}" font-size="8" fill="#5B6168" text-anchor="${anchor}">${figure}</text>`
    )
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-40 0 380 250" width="380" height="250" font-family="Plus Jakarta Sans" fill="#1B1F23">`,
    ...[0.25, 0.5, 0.75, 1].map(ring),
    ...spokes,
    `<polygon points="${known.map((point) => point.map(round).join(',')).join(' ')}" fill="#0B5D66" fill-opacity="0.18" stroke="#0B5D66" stroke-width="1.4"/>`,
    ...known.map(([x, y]) => `<circle cx="${round(x)}" cy="${round(y)}" r="2.4" fill="#0B5D66"/>`),
    ...names,
    '</svg>',
  ].join('')
}

const round = (value: number) => Math.round(value * 10) / 10
