import type { Language } from '../text.ts'

/** What products are called for short, in a row: "Akta, KK dan KIA"; "The certificate and the family card". */
export function together(names: readonly string[], language: Language): string {
  const shown =
    language === 'en' ? names.map((name, index) => (index ? name.replace(/^The /, 'the ') : name)) : names
  if (shown.length < 2) return shown.join('')
  return `${shown.slice(0, -1).join(', ')} ${language === 'id' ? 'dan' : 'and'} ${shown.at(-1)}`
}
