const DEEPEST = 32

/**
 * Can PostgreSQL store every string of this, and a person have meant it? A null byte, half a surrogate pair or a
 * nesting that no form has is refused before anything is asked of the database. Walks without recursion, because
 * what it looks at was made to break things.
 */
export function isReadable(input: unknown): boolean {
  let level: unknown[] = [input]
  for (let depth = 0; level.length; depth++) {
    if (depth > DEEPEST) return false
    const next: unknown[] = []
    for (const value of level) {
      if (typeof value === 'string') {
        if (value.includes('\0') || !value.isWellFormed()) return false
      } else if (typeof value === 'object' && value !== null) {
        for (const [key, inner] of Object.entries(value)) next.push(key, inner)
      }
    }
    level = next
  }
  return true
}
