import { readFileSync } from 'node:fs'
import { geoMercator, geoPath } from 'd3-geo'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'

type Regencies = Topology<{ kab: GeometryCollection<{ code: string; name: string }> }>

const FILE = new URL('../../../../reference/boundaries/regencies.topojson', import.meta.url)
/** Units of the drawing: half a unit is less than a pixel on a wide screen. */
const WIDTH = 1600
const PROVINCE = 900
/** Islands smaller than this, in square units, are left out, but for the largest of their region. */
const SPECK = 1.5

export interface Outlines {
  readonly width: number
  readonly height: number
  readonly shapes: readonly { readonly code: string; readonly path: string }[]
  readonly borders: string
}

const known = new Map<string, Outlines | undefined>()
let topology: Regencies | undefined

/** Outlines of the country, or of one province that is drawn larger. Projected once and kept: they never change while it runs. */
export function outlines(province = ''): Outlines | undefined {
  if (!known.has(province)) known.set(province, project(province))
  return known.get(province)
}

function project(province: string): Outlines | undefined {
  topology ??= JSON.parse(readFileSync(FILE, 'utf8')) as Regencies
  const { kab } = topology.objects
  const geometries = kab.geometries.filter((each) => codeOf(each).startsWith(province))
  if (!geometries.length) return undefined
  const wanted: typeof kab = { ...kab, geometries }
  const all = feature(topology, wanted)
  const width = province ? PROVINCE : WIDTH
  const projection = geoMercator().fitWidth(width, all)
  const [, [, bottom]] = geoPath(projection).bounds(all)
  const path = geoPath(projection)
  const provinceOf = (code = '') => code.slice(0, 2)
  const borders = province
    ? null
    : mesh(topology, wanted, (a, b) => provinceOf(codeOf(a)) !== provinceOf(codeOf(b)))
  return {
    width,
    height: Math.ceil(bottom),
    shapes: all.features.map((one) => ({ code: one.properties.code, path: compact(path(one) ?? '', true) })),
    borders: borders ? compact(path(borders) ?? '', false) : '',
  }
}

function codeOf(geometry: unknown): string {
  return (geometry as { properties: { code: string } }).properties.code
}

type Point = readonly [x: number, y: number]

/**
 * A path in whole units and relative steps: a tenth of its length, and no difference to be seen. What falls on one point or on a
 * straight line between whole units is dropped; so are specks, but for the largest ring.
 */
function compact(path: string, isClosed: boolean): string {
  const rings = path
    .split('M')
    .filter(Boolean)
    .map((ring) => rounded(ring.replace('Z', '').split('L')))
  const largest = Math.max(...rings.map(areaOf))
  return rings
    .filter((ring) => ring.length > 1 && (!isClosed || areaOf(ring) >= Math.min(SPECK, largest)))
    .map((ring) => written(ring) + (isClosed ? 'z' : ''))
    .join('')
}

function rounded(points: readonly string[]): Point[] {
  const ring: Point[] = []
  for (const point of points) {
    const [x = 0, y = 0] = point.split(',').map((value) => Math.round(Number(value)))
    const last = ring.at(-1)
    if (last && last[0] === x && last[1] === y) continue
    const before = ring.at(-2)
    if (last && before && isStraight(before, last, [x, y])) ring.pop()
    ring.push([x, y])
  }
  return ring
}

function isStraight(a: Point, b: Point, c: Point): boolean {
  return (b[0] - a[0]) * (c[1] - a[1]) === (b[1] - a[1]) * (c[0] - a[0])
}

function areaOf(ring: readonly Point[]): number {
  let twice = 0
  for (const [index, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y]
    twice += x * nextY - nextX * y
  }
  return Math.abs(twice / 2)
}

function written(ring: readonly Point[]): string {
  let [lastX, lastY] = [0, 0]
  return ring
    .map(([x, y], index) => {
      const text = index ? `${x - lastX} ${y - lastY}` : `M${x} ${y}l`
      ;[lastX, lastY] = [x, y]
      return text
    })
    .join(' ')
    .replace('l ', 'l')
    .replaceAll(' -', '-')
}
