import { readFileSync } from 'node:fs'
import type { CommunityDimension } from '@guyub/contract/communities'
import { z } from 'zod'

const Reference = z.object({
  dimensions: z.array(
    z.object({
      code: z.string(),
      name_id: z.string(),
      subdimensions: z.array(z.object({ code: z.string(), label_id: z.string(), element_en: z.string() })),
    }),
  ),
})

/** The fields in which communities work and ideas lie: the dimensions and elements of the plan, as it is known. */
export const DIMENSIONS: readonly CommunityDimension[] = Reference.parse(
  JSON.parse(readFileSync(new URL('../../../../reference/dimensions.json', import.meta.url), 'utf8')),
).dimensions.map(({ code, name_id, subdimensions }) => ({
  key: code,
  label: { id: name_id, en: name_id },
  elements: subdimensions.map(({ code: key, label_id, element_en }) => ({
    key,
    label: { id: label_id, en: element_en },
  })),
}))

export function isDimension(key: string): boolean {
  return DIMENSIONS.some((dimension) => dimension.key === key)
}

export function isElement(key: string): boolean {
  return DIMENSIONS.some(({ elements }) => elements.some((element) => element.key === key))
}
