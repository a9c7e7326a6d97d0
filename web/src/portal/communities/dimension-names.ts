import type { CommunityDimension } from '@guyub/contract/communities'
import type { Text } from '@guyub/contract/text'

/** What a dimension or an element is called. */
export function nameOf(
  fields: readonly CommunityDimension[],
  key: string,
  of: (text: Text) => string,
): string {
  const all = fields.flatMap((dimension) => [dimension, ...dimension.elements])
  const found = all.find((each) => each.key === key)
  return found ? of(found.label) : key
}
