import type { NodeKind } from '@guyub/contract/plan'

/** How a field is written in a form and read from it. */
export type FieldInput =
  | { readonly as: 'text' | 'long' | 'number' | 'day' | 'month' | 'targets' | 'year' }
  /** One of, or several of, what the page can offer under this name; see `field-options.ts`. */
  | { readonly as: 'one' | 'some'; readonly of: OptionsName }

export type OptionsName =
  | 'basis'
  | 'better'
  | 'level'
  | 'quadrant'
  | 'horizons'
  | 'budgetSources'
  | 'needSources'
  | 'readinessModels'
  | 'pillars'
  | 'pillarElements'
  | 'dimensions'
  | 'elements'
  | 'offices'
  | 'agencies'
  | 'districts'
  | 'services'
  | 'indicators'
  | 'programmes'
  | 'words'
  | 'activities'

const LONG = [
  'statement',
  'statementEn',
  'meaning',
  'meaningEn',
  'finding',
  'wanted',
  'present',
  'step',
  'description',
  'risk',
  'mitigation',
  'body',
  'vision',
  'visionEn',
]
const YEARS = ['firstYear', 'lastYear', 'year', 'baselineYear']
const NUMBERS = ['weight', 'position', 'baseline', 'target', 'amount']

const CHOSEN: Readonly<Record<string, FieldInput>> = {
  basis: { as: 'one', of: 'basis' },
  better: { as: 'one', of: 'better' },
  likelihood: { as: 'one', of: 'level' },
  impact: { as: 'one', of: 'level' },
  quadrant: { as: 'one', of: 'quadrant' },
  span: { as: 'one', of: 'horizons' },
  readinessModel: { as: 'one', of: 'readinessModels' },
  pillar: { as: 'one', of: 'pillars' },
  dimension: { as: 'one', of: 'dimensions' },
  element: { as: 'one', of: 'elements' },
  ownerCode: { as: 'one', of: 'offices' },
  coOwners: { as: 'some', of: 'agencies' },
  areas: { as: 'some', of: 'districts' },
  areaCode: { as: 'one', of: 'districts' },
  services: { as: 'some', of: 'services' },
  platform: { as: 'one', of: 'indicators' },
  programmeId: { as: 'one', of: 'programmes' },
  words: { as: 'some', of: 'words' },
  wordId: { as: 'one', of: 'words' },
  activities: { as: 'some', of: 'activities' },
  'budget.source': { as: 'one', of: 'budgetSources' },
  'need.source': { as: 'one', of: 'needSources' },
  'readiness.element': { as: 'one', of: 'pillarElements' },
}

export function inputOf(kind: NodeKind, field: string): FieldInput {
  const chosen = CHOSEN[`${kind}.${field}`] ?? CHOSEN[field]
  if (chosen) return chosen
  if (field === 'targets') return { as: 'targets' }
  if (field === 'dueOn') return { as: 'day' }
  if (field.endsWith('Month')) return { as: 'month' }
  if (YEARS.includes(field)) return { as: 'year' }
  if (NUMBERS.includes(field)) return { as: 'number' }
  return { as: LONG.includes(field) ? 'long' : 'text' }
}

/** What the form said of a field, as the contract wants it; an empty answer is none. */
export function readInput(input: FieldInput, field: string, form: FormData): unknown {
  if (input.as === 'some') return form.getAll(field).map(String).filter(Boolean)
  if (input.as === 'targets') {
    const years = [...form.keys()].filter((name) => name.startsWith(`${field}.`))
    return Object.fromEntries(
      years.flatMap((name) => {
        const said = String(form.get(name) ?? '').trim()
        return said ? [[name.slice(field.length + 1), Number(said)]] : []
      }),
    )
  }
  const said = String(form.get(field) ?? '').trim()
  if (!said) return null
  return input.as === 'number' || input.as === 'year' ? Number(said) : said
}
