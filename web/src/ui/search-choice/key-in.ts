export interface SearchOption {
  readonly key: string
  readonly label: string
}

/** The key of the option that was typed: its key, its label, or the beginning of just one label. What is none stays as it is. */
export function keyIn(options: readonly SearchOption[], typed: string): string {
  const text = typed.trim()
  const plain = text.toLowerCase()
  if (!plain) return ''
  const same = options.find(({ key, label }) => key === text || label.toLowerCase() === plain)
  if (same) return same.key
  const [first, ...others] = options.filter(({ label }) => label.toLowerCase().startsWith(plain))
  return first && !others.length ? first.key : text
}
