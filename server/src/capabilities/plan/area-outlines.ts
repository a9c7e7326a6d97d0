import { existsSync, readFileSync } from 'node:fs'
import { type GeoPermissibleObjects, geoMercator, geoPath } from 'd3-geo'
import { merge } from 'topojson-client'
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification'

type Villages = Topology<Record<string, GeometryCollection<{ code: string; name: string }>>>

export interface AreaOutlines {
  readonly width: number
  readonly height: number
  readonly shapes: { readonly code: string; readonly path: string }[]
}

const WIDTH = 900
const NOTHING: AreaOutlines = { width: 0, height: 0, shapes: [] }
const known = new Map<string, AreaOutlines>()

/**
 * Districts of a regency (`35.05`), or villages of a district (`35.05.01`), as SVG paths. Projected once and kept: they never change
 * while it runs. None where the boundaries of that regency are not among the reference data.
 */
export function areaOutlines(parent: string): AreaOutlines {
  const made = known.get(parent) ?? project(parent)
  known.set(parent, made)
  return made
}

function project(parent: string): AreaOutlines {
  const regency = parent.slice(0, 5)
  const file = new URL(`../../../../reference/boundaries/villages-${regency}.topojson`, import.meta.url)
  if (!/^\d{2}\.\d{2}$/.test(regency) || !existsSync(file)) return NOTHING
  const topology = JSON.parse(readFileSync(file, 'utf8')) as Villages
  const [villages] = Object.values(topology.objects)
  const its = (villages?.geometries ?? []).flatMap((geometry) => {
    const code = (geometry.properties as { readonly code?: string } | undefined)?.code ?? ''
    const isArea = geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'
    return isArea && code.startsWith(parent) ? [{ code, geometry: geometry as Polygon | MultiPolygon }] : []
  })
  if (!its.length) return NOTHING
  // One level below: a village's whole code, or the first eight signs of it, which are its district's.
  const level = parent.length === regency.length ? 8 : 13
  const areas = [...Map.groupBy(its, ({ code }) => code.slice(0, level))].map(([code, parts]) => ({
    code,
    outline: merge(
      topology as unknown as Topology,
      parts.map(({ geometry }) => geometry),
    ) as GeoPermissibleObjects,
  }))
  const all = {
    type: 'GeometryCollection',
    geometries: areas.map(({ outline }) => outline),
  } as GeoPermissibleObjects
  const projection = geoMercator().fitWidth(WIDTH, all)
  const path = geoPath(projection).digits(0)
  const [, [, bottom]] = path.bounds(all)
  return {
    width: WIDTH,
    height: Math.ceil(bottom),
    shapes: areas.map(({ code, outline }) => ({ code, path: path(outline) ?? '' })),
  }
}
