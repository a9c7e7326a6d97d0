/** Keys that stand twice in a list: the second would never be found. */
export function twice(place: string, keys: readonly string[]): string[] {
  const again = keys.filter((key, index) => keys.indexOf(key) !== index)
  return [...new Set(again)].map((key) => `${place}.${key}: stands twice.`)
}
