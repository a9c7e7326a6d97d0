/** Ranges by which the map of the index is coloured. They say nothing but their bounds: no grades were ever published. */
export const INDEX_CLASSES = [
  { key: 'i1', from: 0, to: 2 },
  { key: 'i2', from: 2, to: 3 },
  { key: 'i3', from: 3, to: 3.5 },
  { key: 'i4', from: 3.5, to: 4.01 },
] as const

/** The class of an index on the scale of 0 to 4. */
export function indexClass(index: number | null | undefined): (typeof INDEX_CLASSES)[number]['key'] | 'none' {
  if (index === null || index === undefined) return 'none'
  return INDEX_CLASSES.find(({ from, to }) => index >= from && index < to)?.key ?? 'none'
}
