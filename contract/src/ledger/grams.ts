/** Whole grams of what was typed in kilograms, `1,25` or `1.25`; nothing for what is no weight up to `most` grams. */
export function gramsOf(typed: string, most: number): number | undefined {
  const text = typed.trim().replace(',', '.')
  if (!/^\d{1,6}(\.\d{1,3})?$/.test(text)) return undefined
  const [whole = '0', part = ''] = text.split('.')
  const grams = Number(whole) * 1000 + Number(part.padEnd(3, '0'))
  return grams > 0 && grams <= most ? grams : undefined
}
