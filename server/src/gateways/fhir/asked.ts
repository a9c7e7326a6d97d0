import { isDay } from '@guyub/contract/nik'
import { isOfOurTime } from '@guyub/contract/our-time'
import { Outcome } from './outcome.ts'

/** `Patient/01…`, or only the id, of one kind. */
export function idIn(type: string, said: string | undefined): string | undefined {
  return said?.startsWith(`${type}/`) ? said.slice(type.length + 1) : said
}

/** `system|value`, or only the value. */
export function tokenIn(said: string): { readonly system?: string; readonly value: string } {
  const [system, value] = said.split('|')
  return value === undefined ? { value: system ?? '' } : { ...(system && { system }), value }
}

const PREFIX = /^(eq|ge|gt|le|lt)?(\d{4}-\d{2}-\d{2})/
const DAY = 86_400_000

/** Days between which a search lies: `date=ge2026-03-01&date=le2026-03-07`, or one day. Both included; at most sixty days. */
export function daysIn(
  said: readonly string[],
  today: string,
): { readonly from: string; readonly to: string } {
  let [from, to]: (string | undefined)[] = []
  for (const each of said) {
    const [, prefix = 'eq', day = ''] = PREFIX.exec(each) ?? []
    if (!isDay(day) || !isOfOurTime(day))
      throw new Outcome(400, `the date ${each.slice(0, 30)} could not be read`)
    if (prefix === 'eq' || prefix === 'ge') from = day
    if (prefix === 'gt') from = moved(day, 1)
    if (prefix === 'eq' || prefix === 'le') to = day
    if (prefix === 'lt') to = moved(day, -1)
  }
  const first = from ?? (to === undefined ? today : moved(to, -14))
  const last = to ?? moved(first, 14)
  if (Date.parse(last) - Date.parse(first) > 60 * DAY)
    throw new Outcome(400, 'a search spans sixty days at most')
  return { from: first, to: last }
}

function moved(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)
}
