import type { PlanLists } from '@guyub/contract/plan'
import type { OptionsName } from './field-inputs.ts'
import type { askPlanNames } from './plan-names.ts'

type Known = Awaited<ReturnType<typeof askPlanNames>>
export type FieldOptions = Readonly<Record<OptionsName, readonly string[]>>

/** The codes that each field may be chosen from; their names stand beside them. */
export function optionsOf({
  lists,
  document,
  agencies,
  services,
  indicators,
  districts,
}: Known): FieldOptions {
  const keys = (list: keyof PlanLists) => (lists?.[list] ?? []).map(({ key }) => key)
  const model = document?.node.fields.readinessModel
  const models = lists?.readinessModels ?? []
  const pillars = (models.find(({ key }) => key === model) ?? models[0])?.pillars ?? []
  const nodes = (kind: 'word' | 'programme') => (document?.nodes[kind] ?? []).map(({ id }) => id)
  return {
    basis: ['indicators', 'milestones', 'budget'],
    better: ['higher', 'lower'],
    level: ['low', 'medium', 'high'],
    quadrant: ['strength', 'weakness', 'opportunity', 'threat'],
    horizons: keys('horizons'),
    budgetSources: keys('budgetSources'),
    needSources: keys('needSources'),
    readinessModels: keys('readinessModels'),
    pillars: pillars.map(({ key }) => key),
    pillarElements: pillars.flatMap(({ elements }) => elements.map(({ key }) => key)),
    dimensions: keys('dimensions'),
    elements: (lists?.dimensions ?? []).flatMap(({ elements }) => elements.map(({ key }) => key)),
    ...{ offices: agencies, agencies, districts, services, indicators },
    programmes: nodes('programme'),
    words: nodes('word'),
    activities: (document?.activities ?? []).map(({ id }) => id),
  }
}
