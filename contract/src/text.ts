import { z } from 'zod'

/** What files, states, fields and actions are called in data: lower case, words joined by hyphens. */
export const Key = z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/)

/** What people read. Indonesian always; a language that is missing falls back to it. */
export const Text = z.strictObject({
  id: z.string().min(1),
  en: z.string().min(1),
  jv: z.string().optional(),
})
export type Text = z.infer<typeof Text>

/** Words of a region's or the ministry's own documents: Indonesian, and English only where there is a translation. */
export const OwnText = z.object({ id: z.string(), en: z.string().nullable() })
export type OwnText = z.infer<typeof OwnText>

export const LANGUAGES = ['id', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

export function inLanguage(text: Text, language: Language): string {
  return text[language]
}

/** Own words as they can be read, and the language they are in, for the `lang` of the element that shows them. */
export function ownWords(
  text: OwnText,
  language: Language,
): { readonly words: string; readonly lang: Language } {
  return language === 'en' && text.en !== null
    ? { words: text.en, lang: 'en' }
    : { words: text.id, lang: 'id' }
}
