const DEGREES = /^-?\d{1,3}(\.\d{1,10})?$/

/** Latitude and longitude as numbers, from `-8.0954,112.1609` in decimal degrees (WGS 84); nothing for what is no place on earth. */
export function placeOf(text: string): { readonly latitude: number; readonly longitude: number } | undefined {
  const parts = text.split(',')
  if (parts.length !== 2 || !parts.every((part) => DEGREES.test(part))) return undefined
  const [latitude = Number.NaN, longitude = Number.NaN] = parts.map(Number)
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined
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
