import { readFileSync } from 'node:fs'
import { PlanLists } from '@guyub/contract/plan'
import { DIMENSION_SET } from './dimensions.ts'

const FILE = new URL('../../../../reference/plan-lists.json', import.meta.url)

/** Codes that are data, with the dimensions that plans of today hang from. */
export const LISTS: PlanLists = PlanLists.parse({
  ...JSON.parse(readFileSync(FILE, 'utf8')),
  dimensions: DIMENSION_SET.dimensions.map(({ code, name_id, subdimensions }) => ({
    key: code,
    label: { id: name_id, en: name_id },
    elements: subdimensions.map((element) => ({
      key: element.code,
      label: { id: element.label_id, en: element.element_en },
    })),
  })),
})

export const ELEMENTS: ReadonlySet<string> = new Set(
  LISTS.dimensions.flatMap(({ elements }) => elements.map(({ key }) => key)),
)

export function isListed(
  list: 'horizons' | 'budgetSources' | 'paperKinds' | 'needSources' | 'obstacleKinds' | 'readinessModels',
  key: string,
): boolean {
  return LISTS[list].some((entry) => entry.key === key)
}
