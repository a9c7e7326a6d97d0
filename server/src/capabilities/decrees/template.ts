import { readFileSync } from 'node:fs'
import { ChainStep, DecreeBody, TeamBody } from '@guyub/contract/decrees'
import { type Office, OfficeFunction, OfficeKind } from '@guyub/contract/regions'
import { Key, Text } from '@guyub/contract/text'
import { z } from 'zod'

const Template = z.strictObject({
  key: Key,
  note: Text,
  title: z.string(),
  body: DecreeBody,
  bodies: z.array(TeamBody),
  chain: z.array(ChainStep),
  seats: z.array(
    z.strictObject({
      body: Key,
      position: z.string(),
      /** For each office of this kind, and of this function where one is named. */
      kind: OfficeKind.optional(),
      function: OfficeFunction.optional(),
      unit: z.string().optional(),
      /** Without one, the office's mandate suggests it. */
      duty: z.string().optional(),
    }),
  ),
  duties: z.partialRecord(z.enum([...OfficeFunction.options, 'district', 'village']), z.string()),
})
type Template = z.infer<typeof Template>

/** The decree of the team as it begins: ours, and to be changed by the region. */
export const TEAM_TEMPLATE: Template = Template.parse(
  JSON.parse(readFileSync(new URL('../../../../reference/decrees/team.json', import.meta.url), 'utf8')),
)

interface NewSeat {
  readonly body: string
  readonly position: string
  readonly office: string | null
  readonly unit: string | null
  readonly duty: string
}

/** A seat in each body for every office that the template names; an office has one seat in a body. */
export function seatsFor(offices: readonly Office[]): NewSeat[] {
  const { seats, duties } = TEAM_TEMPLATE
  const seated = new Set<string>()
  return seats.flatMap((seat): NewSeat[] => {
    const { body, position, unit = null } = seat
    if (!seat.kind) return [{ body, position, office: null, unit, duty: seat.duty ?? position }]
    return offices
      .filter(({ kind, function: its }) => kind === seat.kind && (!seat.function || its === seat.function))
      .flatMap((office) => {
        const key = `${body} ${office.code}`
        if (seated.has(key)) return []
        seated.add(key)
        const mandate = office.function ?? (office.kind === 'village' ? 'village' : 'district')
        return [
          { body, position, office: office.code, unit: null, duty: seat.duty ?? duties[mandate] ?? position },
        ]
      })
  })
}

/** Puts a region's own words into the places of the template. */
export function filled(text: string, regionName: string): string {
  const words = wordsOf(regionName)
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole)
}

function wordsOf(regionName: string): Readonly<Record<string, string>> {
  const region = regionName.replace(/\s*\(.*\)$/, '')
  const area = region.replace(/^(Kabupaten|Kota)\s+/, '')
  const head = `${region.startsWith('Kota ') ? 'Wali Kota' : 'Bupati'} ${area}`
  return { region, area, head, HEAD: head.toUpperCase() }
}
