import { type Area, areaName } from '@guyub/contract/regions'

interface AreaOption {
  readonly key: string
  readonly label: string
}

/** The areas of one level to choose from, by their names. */
export function areaOptions(areas: readonly Area[], level: Area['level']): AreaOption[] {
  return areas
    .filter((area) => area.level === level)
    .map(({ code }) => ({ key: code, label: areaName(areas, code) }))
    .sort((one, other) => one.label.localeCompare(other.label, 'id'))
}
