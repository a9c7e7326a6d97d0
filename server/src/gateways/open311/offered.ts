import { type Field, type Georeport, holds, type ServiceDefinition } from '@guyub/contract/definition'
import type { InstalledServices } from '../../kernel/installed-services.ts'

/** One service as GeoReport knows them: a choice of one of ours. */
export interface Offered {
  /** `aduan-roads`: our service and the choice. */
  readonly code: string
  readonly choice: string
  readonly name: string
  readonly definition: ServiceDefinition
  readonly georeport: Georeport
  /** Fields that are asked as attributes, beside what the protocol has of its own. */
  readonly attributes: readonly Field[]
}

/** What a region takes in this way. A choice that would never be shown to anybody is not offered to apps that show it. */
export function offeredIn(services: InstalledServices, region: string): Offered[] {
  return services.keys.flatMap((key) => {
    const definition = services.of(region, key)
    const use = definition?.case
    const { georeport, publishes } = use ?? {}
    if (!definition || !use || !georeport || !publishes) return []
    const field = use.pages.flatMap((page) => page.fields).find((one) => one.key === georeport.service)
    if (field?.type !== 'choice') return []
    const attributes = attributesOf(definition, georeport)
    return field.choices
      .filter((choice) => holds(publishes.when, { ...georeport.fixed, [georeport.service]: choice.key }, ''))
      .map((choice) => ({
        ...{ code: `${key}-${choice.key}`, choice: choice.key, name: choice.label.id },
        ...{ definition, georeport, attributes },
      }))
  })
}

function attributesOf({ case: use }: ServiceDefinition, { fixed, unnamed, ...named }: Georeport): Field[] {
  const taken = new Set<string | undefined>([
    ...Object.values(named),
    ...Object.keys({ ...fixed, ...unnamed }),
  ])
  return (use?.pages ?? [])
    .flatMap((page) => page.fields)
    .filter((field) => !taken.has(field.key) && !['photo', 'file', 'group', 'location'].includes(field.type))
}
