import { readFileSync } from 'node:fs'
import { z } from 'zod'

const Reference = z.object({
  version: z.string(),
  dimensions: z.array(
    z.object({
      code: z.string(),
      name_id: z.string(),
      gloss_id: z.string(),
      subdimensions: z.array(z.object({ code: z.string(), label_id: z.string(), element_en: z.string() })),
    }),
  ),
})

/** The set of dimensions and elements that plans of this edition hang from. Sets change; a plan keeps its own. */
export const DIMENSION_SET = Reference.parse(
  JSON.parse(readFileSync(new URL('../../../../reference/dimensions.json', import.meta.url), 'utf8')),
)

/** Where each element stands in the tree. */
export const ELEMENT_ORDER: ReadonlyMap<string, number> = new Map(
  DIMENSION_SET.dimensions
    .flatMap(({ subdimensions }) => subdimensions)
    .map(({ code }, place) => [code, place]),
)
