import type { Area } from './area.ts'

/** What an area is called, a village with its district: "Jaten, Wonodadi". Its code where it is not known. */
export function areaName(areas: readonly Area[], code: string): string {
  const nameOf = (wanted: string) => areas.find((area) => area.code === wanted)?.name
  const name = nameOf(code)
  const parts = code.split('.')
  const district = parts.length === 4 ? nameOf(parts.slice(0, 3).join('.')) : undefined
  return name && district ? `${name}, ${district}` : (name ?? code)
}
