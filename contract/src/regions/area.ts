import { z } from 'zod'
import { endpoint } from '../endpoint.ts'

export const AreaLevel = z.enum(['province', 'regency', 'district', 'village'])
export type AreaLevel = z.infer<typeof AreaLevel>

const LENGTHS: Readonly<Record<number, AreaLevel>> = {
  2: 'province',
  4: 'regency',
  6: 'district',
  10: 'village',
}
const CUTS = [2, 4, 6, 10] as const

/**
 * The dotted code of an area (`35.05.01.2001`), from that or from its bare digits (`3505012001`); nothing when it
 * is neither. Codes: Permendagri 137/2017 and the decrees after it.
 */
export function areaCode(text: string): string | undefined {
  const digits = text.replaceAll('.', '')
  if (!/^\d+$/.test(digits) || !LENGTHS[digits.length]) return undefined
  const parts = CUTS.map((end, i) => digits.slice(CUTS[i - 1] ?? 0, end)).filter(Boolean)
  const dotted = parts.join('.')
  return text === digits || text === dotted ? dotted : undefined
}

/** Is `code` the area `above`, or below it? */
export function isWithin(above: string, code: string): boolean {
  return code === above || code.startsWith(`${above}.`)
}

export const Area = z.object({ code: z.string(), name: z.string(), level: AreaLevel })
export type Area = z.infer<typeof Area>

/** An area of Indonesia, what it belongs to and what belongs to it. The address is stable and open to everybody. */
export const area = endpoint({
  method: 'GET',
  path: '/regions/:code',
  scope: 'installation',
  access: 'public',
  params: z.object({ code: z.string().max(20) }),
  body: z.object({}),
  answer: Area.extend({ parent: Area.nullable(), children: z.array(Area) }),
  refusals: { 'regions.unknown_area': 404 },
})
