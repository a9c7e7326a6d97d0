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

export const LANGUAGES = ['id', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

export function inLanguage(text: Text, language: Language): string {
  return text[language]
}
