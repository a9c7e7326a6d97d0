const LONGEST = 200

/**
 * What a system says of its “no”, short enough for a list: its `message`, or its text. Numbers of persons are covered, because these words
 * are shown to whoever helps, and kept.
 */
export function ownWords(status: number, text: string): string {
  let said = text
  try {
    const read: unknown = JSON.parse(text)
    const message = read && typeof read === 'object' && 'message' in read ? read.message : undefined
    said = typeof message === 'string' ? message : ''
  } catch {
    // Plain words are words too; a page of a web server is none.
    if (text.trimStart().startsWith('<')) said = ''
  }
  const words = said
    .replace(/\s+/g, ' ')
    .replace(/\d{6,}/g, '•••')
    .trim()
  return `${status} ${words}`.trim().slice(0, LONGEST)
}
