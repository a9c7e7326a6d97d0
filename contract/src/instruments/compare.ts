import type { OwnText, Text } from '../text.ts'
import type { Brought } from './kinds.ts'

/** One thing an instrument consists of, with everything about it that can differ. */
export interface InstrumentPart {
  readonly group: 'whole' | 'aspect' | 'item' | 'question' | 'dimension' | 'element' | 'answer' | 'parameter'
  readonly key: string
  readonly label: Text | OwnText
  /** By the name of the field; what is empty is left out. */
  readonly facts: Readonly<Record<string, string | number | Text | OwnText>>
}

export interface ComparedPart {
  readonly group: InstrumentPart['group']
  readonly key: string
  readonly before: InstrumentPart | null
  readonly after: InstrumentPart | null
  readonly change: 'same' | 'added' | 'removed' | 'changed'
}

/** What an instrument consists of, in its own order. */
export function partsOf({ kind, content }: Brought): InstrumentPart[] {
  const whole = (facts: InstrumentPart['facts']): InstrumentPart => ({
    ...{ group: 'whole', key: '', label: content.title ?? { id: content.key, en: content.key }, facts },
  })
  if (kind === 'selection')
    return content.parameters.map(({ key, label, kind: of, source }) => ({
      ...{ group: 'parameter', key, label, facts: { kind: of, source } },
    }))
  if (kind === 'survey')
    return [
      ...content.scale.map((label, at) => ({
        group: 'answer' as const,
        key: String(at + 1),
        label,
        facts: {},
      })),
      ...content.questions.map(({ key, question }) => ({
        ...{ group: 'question' as const, key, label: question, facts: {} },
      })),
      ...content.dimensions.flatMap(({ key, label, quota, elements }) => [
        { group: 'dimension' as const, key, label, facts: { quota } },
        ...elements.map((element) => ({
          ...{
            group: 'element' as const,
            key: element.key,
            label: element.label,
            facts: { dimension: label },
          },
        })),
      ]),
    ]
  const { year, scale, dimensions } = content
  const labelOf = (wanted: string) => dimensions.find(({ key }) => key === wanted)?.label ?? wanted
  return [
    whole({ year, scale: `${scale.min}–${scale.max}` }),
    ...dimensions.map(({ key, label }) => ({ group: 'dimension' as const, key, label, facts: {} })),
    ...content.aspects.flatMap((aspect) => [
      {
        ...{ group: 'aspect' as const, key: aspect.key, label: aspect.label },
        facts: { weight: content.weights[aspect.key] ?? 0 },
      },
      ...aspect.items.map(({ key, question, dimension, weight, needs, indicator }) => ({
        ...{ group: 'item' as const, key, label: question },
        facts: {
          ...{ aspect: aspect.label, weight, count: needs.count },
          ...(dimension && { dimension: labelOf(dimension) }),
          ...(needs.kinds.length > 0 && { kinds: needs.kinds.join(', ') }),
          ...(indicator && { indicator }),
        },
      })),
    ]),
  ]
}

/** Two versions part by part: in the order of the second, what only the first has stands last of its group. */
export function compareInstruments(before: Brought, after: Brought): ComparedPart[] {
  const [old, now] = [partsOf(before), partsOf(after)]
  const nameOf = ({ group, key }: InstrumentPart) => `${group} ${key}`
  const oldByName = new Map(old.map((part) => [nameOf(part), part]))
  const names = new Set(now.map(nameOf))
  const compared = now.map((part) => pair(oldByName.get(nameOf(part)) ?? null, part))
  const gone = old.filter((part) => !names.has(nameOf(part))).map((part) => pair(part, null))
  return [...new Set([...compared, ...gone].map(({ group }) => group))].flatMap((group) =>
    [...compared, ...gone].filter((each) => each.group === group),
  )
}

function pair(before: InstrumentPart | null, after: InstrumentPart | null): ComparedPart {
  const { group, key } = (after ?? before) as InstrumentPart
  const change = !before ? 'added' : !after ? 'removed' : isSame(before, after) ? 'same' : 'changed'
  return { group, key, before, after, change }
}

function isSame(one: InstrumentPart, other: InstrumentPart): boolean {
  const said = ({ label, facts }: InstrumentPart) =>
    JSON.stringify([label.id, label.en, Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1))])
  return said(one) === said(other)
}
