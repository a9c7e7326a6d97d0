import { z } from 'zod'
import { OfficeCode } from './office.ts'

/** The centre is a tenant like any other; the ministry's own rows stand in it. */
export const Tier = z.enum(['region', 'nation'])

const NATION = 'ID'

/** The centre to which a region belongs: a rehearsal's is the rehearsal of the centre. Of the centre itself, itself. */
export function nationOf(region: string): string {
  return region.endsWith('L') ? `${NATION}L` : NATION
}

export function isNation(region: string): boolean {
  return region === nationOf(region)
}

const DatedName = z.strictObject({
  name: z.string(),
  shortName: z.string(),
  from: z.iso.date(),
  /** The first day of the next name. */
  to: z.iso.date().optional(),
  source: z.string(),
  /** What is uncertain about it. */
  note: z.string().optional(),
})

/** The centre as it is written down in reference/nations. Provinces come from the areas. */
export const Nation = z.strictObject({
  code: z.literal(NATION),
  name: z.string(),
  zone: z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']),
  rehearsal: z.strictObject({ code: z.string(), name: z.string() }),
  note: z.string(),
  offices: z.array(
    z.strictObject({
      code: OfficeCode,
      kind: z.enum(['ministry', 'directorate']),
      parent: OfficeCode.nullable(),
      /** The oldest first. */
      names: z.array(DatedName).min(1),
    }),
  ),
})
export type Nation = z.infer<typeof Nation>
