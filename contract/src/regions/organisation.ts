import { z } from 'zod'
import { OfficeFunction } from './office.ts'

/** A region as it is written down in reference/regions: who works there. Villages and districts come from the areas. */
export const Organisation = z.strictObject({
  code: z.string().regex(/^\d{4}$/),
  name: z.string(),
  zone: z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']),
  official: z
    .array(z.strictObject({ code: z.string(), from: z.iso.date(), to: z.iso.date().optional() }))
    .min(1),
  rehearsal: z.strictObject({ code: z.string(), name: z.string() }),
  note: z.string(),
  agencies: z.array(
    z.strictObject({
      code: z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/),
      name: z.string(),
      shortName: z.string(),
      function: OfficeFunction,
      /** Where this is from: an address or a document; INFERENCE for what was only derived. */
      source: z.string(),
    }),
  ),
})
export type Organisation = z.infer<typeof Organisation>
