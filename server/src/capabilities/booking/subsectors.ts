import type { Text } from '@guyub/contract/text'
import type { Services } from '../../kernel/definitions.ts'

export interface Subsector {
  readonly key: string
  readonly title: Text
}

/** What the services of a region let people and communities say of their craft or trade; each once. */
export function subsectorsOf(services: Services, region: string): readonly Subsector[] {
  const named = services.keys.flatMap((key) => services.of(region, key)?.booking?.subsectors ?? [])
  return [...new Map(named.map((each) => [each.key, each])).values()]
}
