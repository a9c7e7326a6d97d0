import { z } from 'zod'
import { Key, OwnText, Text } from '../text.ts'

/** Who is a candidate: the first so many by a value, within each group that ranks are given in; or whom a jury names. */
export const AwardRule = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('index'), top: z.int().min(1).max(50) }),
  z.strictObject({ by: z.literal('improvement'), top: z.int().min(1).max(50) }),
  z.strictObject({ by: z.literal('dimension'), dimension: Key, top: z.int().min(1).max(50) }),
  z.strictObject({ by: z.literal('jury') }),
])
export type AwardRule = z.infer<typeof AwardRule>

export const AwardCategory = z.strictObject({ key: Key, title: Text, rule: AwardRule, source: z.string() })
export type AwardCategory = z.infer<typeof AwardCategory>

export const AwardRules = z.strictObject({
  edition: z.string(),
  note: OwnText,
  categories: z.array(AwardCategory).min(1),
})

/** A region's published result of a year, and its index of the year before where there is one. */
export interface PublishedResult {
  readonly member: string
  readonly group: string | null
  readonly index: number
  readonly before: number | null
  readonly dimensions: Readonly<Record<string, number>>
}

export interface Candidate {
  readonly member: string
  readonly group: string | null
  readonly value: number
  /** Within its group; who has the same value, by two decimals, has the same place. */
  readonly place: number
}

/** The candidates of a category, computed from published results, the first places of each group first. A jury has none. */
export function candidatesOf(rule: AwardRule, standings: readonly PublishedResult[]): Candidate[] {
  if (rule.by === 'jury') return []
  const valued = standings.flatMap((standing) => {
    const value = valueIn(rule, standing)
    return value === null ? [] : [{ ...standing, value }]
  })
  return valued
    .map(({ member, group, value }) => ({
      ...{ member, group, value },
      place: 1 + valued.filter((other) => other.group === group && other.value > value).length,
    }))
    .filter(({ place }) => place <= rule.top)
    .sort(
      (a, b) =>
        (a.group ?? '').localeCompare(b.group ?? '') || a.place - b.place || a.member.localeCompare(b.member),
    )
}

// Published with two decimals: what is the same there is the same here.
const rounded = (value: number) => Math.round(value * 100) / 100

function valueIn(
  rule: Exclude<AwardRule, { by: 'jury' }>,
  { index, before, dimensions }: PublishedResult,
): number | null {
  if (rule.by === 'index') return rounded(index)
  if (rule.by === 'improvement') {
    const rise = before === null ? null : rounded(index - before)
    return rise !== null && rise > 0 ? rise : null
  }
  const score = dimensions[rule.dimension]
  return score === undefined ? null : rounded(score)
}
