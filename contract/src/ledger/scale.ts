/** What a scale says of itself. Without `isStable` it does not tell whether the load rests. */
export type ScaleReading =
  | { readonly grams: number; readonly isStable?: boolean }
  | { readonly fault: 'overload' | 'invalid' }

const GRAMS: Readonly<Record<string, number>> = { kg: 1000, g: 1 }
const WEIGHT = /([+-]?)\s*(\d+(?:[.,]\d+)?)\s*(kg|g)?\s*$/i

/**
 * One line of what scales send all the time: `ST,GS,+ 0001.25kg` and `US,NT,-0.300kg` (A&D, CAS and most cheap indicators), `S S   1.250 kg` and
 * `S D   1.25 kg` (Mettler-Toledo SICS), or a bare `1.250 kg`. Other units and other words are no reading. Without a unit it is kilograms.
 */
export function readScale(line: string): ScaleReading | undefined {
  const text = line.replace(/\p{Cc}/gu, '').trim()
  const sics = /^S\s+([SDI+-])(?:\s|$)/.exec(text)?.[1]
  const head = /^(ST|US|OL)\b,?/i.exec(text)?.[1]?.toUpperCase()
  if (head === 'OL' || sics === '+') return { fault: 'overload' }
  if (sics === 'I' || sics === '-') return { fault: 'invalid' }
  const rest = sics
    ? text.replace(/^S\s+[SD]\s+/, '')
    : text.replace(/^(ST|US),?\s*((GS|NT|G|N|TR),?\s*)?/i, '')
  const [all, sign = '', number = '', unit = 'kg'] = WEIGHT.exec(rest) ?? []
  // Something else before the number is a line of another kind.
  if (all === undefined || rest.slice(0, rest.length - all.length).trim()) return undefined
  const grams = Math.round(Number(number.replace(',', '.')) * (GRAMS[unit.toLowerCase()] ?? Number.NaN))
  if (!Number.isSafeInteger(grams)) return undefined
  const isStable = head ? head === 'ST' : sics ? sics === 'S' : undefined
  return { grams: sign === '-' ? -grams : grams, ...(isStable !== undefined && { isStable }) }
}

const ALIKE = 5

/** The weight that may be taken: said to rest by the scale, or five times the same where it does not say. Nothing below nothing. */
export function restingWeight(readings: readonly ScaleReading[]): number | undefined {
  const last = readings.at(-1)
  if (!last || 'fault' in last || last.grams <= 0) return undefined
  if (last.isStable !== undefined) return last.isStable ? last.grams : undefined
  const tail = readings.slice(-ALIKE)
  const isAlike = tail.every((each) => !('fault' in each) && each.grams === last.grams)
  return tail.length === ALIKE && isAlike ? last.grams : undefined
}
