const DEGREES = /^-?\d{1,3}(\.\d{1,10})?$/

// Pulau Rote to Sabang, Aceh to the border in Papua, with the sea between: from a place outside nobody asks a region for anything.
const [SOUTH, NORTH, WEST, EAST] = [-12, 7, 94, 142]

/** Latitude and longitude as numbers, from `-8.0954,112.1609` in decimal degrees (WGS 84); nothing for what is no place in Indonesia. */
export function placeOf(text: string): { readonly latitude: number; readonly longitude: number } | undefined {
  const parts = text.split(',')
  if (parts.length !== 2 || !parts.every((part) => DEGREES.test(part))) return undefined
  const [latitude = Number.NaN, longitude = Number.NaN] = parts.map(Number)
  const isHere = latitude >= SOUTH && latitude <= NORTH && longitude >= WEST && longitude <= EAST
  return isHere ? { latitude, longitude } : undefined
}

/** The answer that two typed numbers make. A decimal comma is read as a point; where both are empty there is no answer. */
export function locationAnswer(latitude: string, longitude: string): string {
  const [north, east] = [latitude, longitude].map((text) => text.trim().replace(',', '.').replace('−', '-'))
  return north || east ? `${north},${east}` : ''
}

/** What was typed of an answer, so that a half one stays as it is. */
export function locationParts(answer: string): readonly [latitude: string, longitude: string] {
  const [latitude = '', longitude = ''] = answer.split(',')
  return [latitude, longitude]
}
