const HIDES_A_HOST = /[\p{Cc}\\]/u

/**
 * A path of ours that a visitor may be sent back to, or nothing: a link or a form of somebody else's must not send our
 * visitors away. Browsers drop tabs and newlines and turn backslashes around, so neither is let through.
 */
export function ownPath(value: unknown, requestUrl: string): string | undefined {
  if (typeof value !== 'string' || !value.startsWith('/') || HIDES_A_HOST.test(value)) return undefined
  const { origin } = new URL(requestUrl)
  if (!URL.canParse(value, origin)) return undefined
  const url = new URL(value, origin)
  // What dots leave behind is judged too: `/.//host` resolves to `//host`.
  if (url.origin !== origin || url.pathname.startsWith('//')) return undefined
  return url.pathname + url.search + url.hash
}
