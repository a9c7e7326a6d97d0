const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** What people typed, as text of an SVG; control characters, which no XML may hold, are left out. */
export function escaped(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
  return text.replace(/[\u0000-\u001F]/g, ' ').replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign)
}
