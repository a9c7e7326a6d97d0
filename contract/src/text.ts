import { z } from 'zod'
import { personalDataIn } from './personal-data.ts'

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

/** Writes text backwards, or hides it (Unicode Bidi_Control and other format characters, without the joiners that words need). */
const UNSEEN = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/**
 * Free text that leaves the office where it was written: to the public, the ministry, or a sealed paper. A NIK or a mobile number in it is
 * refused with `request.personal_data`; characters that turn or hide text are dropped.
 */
export function openText(min: number, max: number) {
  return z
    .string()
    .overwrite((text) => text.replace(UNSEEN, ''))
    .trim()
    .min(min)
    .max(max)
    .refine((text) => personalDataIn(text).length === 0, { params: { code: 'personal_data' } })
}

/** What stands for a record: its digits are nobody's. */
const NAMES_A_RECORD = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64})$/

/**
 * A body whose every text is open text. For what is written as a whole and read back with the same schema: what was kept before
 * this rule must still open, so that it stands at the door alone.
 */
export function openBody<Body extends z.ZodType>(body: Body): Body {
  return body.superRefine((said, { addIssue }) => {
    for (const path of personalTextsIn(said))
      addIssue({ code: 'custom', path: [...path], params: { code: 'personal_data' } })
  })
}

/** Where in something written a text holds a NIK or a mobile number. */
export function personalTextsIn(said: unknown): readonly (readonly (string | number)[])[] {
  return textsIn(said).flatMap(({ path, text }) => (personalDataIn(text).length ? [path] : []))
}

interface Found {
  readonly path: (string | number)[]
  readonly text: string
}

function textsIn(said: unknown, path: readonly (string | number)[] = []): Found[] {
  if (typeof said === 'string') return NAMES_A_RECORD.test(said) ? [] : [{ path: [...path], text: said }]
  if (typeof said !== 'object' || said === null) return []
  return Object.entries(said).flatMap(([key, value]) =>
    textsIn(value, [...path, Array.isArray(said) ? Number(key) : key]),
  )
}
