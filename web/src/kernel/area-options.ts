import type { Area } from '@guyub/contract/regions'

interface AreaOption {
  readonly key: string
  readonly label: string
}

/** The areas of one level to choose from: a village with its district, "Jaten, Wonodadi". */
export function areaOptions(areas: readonly Area[], level: Area['level']): AreaOption[] {
  const names = new Map(areas.map(({ code, name }) => [code, name]))
  return areas
    .filter((area) => area.level === level)
    .map(({ code, name }) => ({ key: code, label: fullName(names, code) ?? name }))
    .sort((one, other) => one.label.localeCompare(other.label, 'id'))
}

/** What an area is called; its code where it is not known. */
export function areaName(areas: readonly Area[], code: string): string {
  return fullName(new Map(areas.map((area) => [area.code, area.name])), code) ?? code
}

function fullName(names: ReadonlyMap<string, string>, code: string): string | undefined {
  const name = names.get(code)
  const parts = code.split('.')
  const district = parts.length === 4 && names.get(parts.slice(0, 3).join('.'))
  return name && district ? `${name}, ${district}` : name
}
