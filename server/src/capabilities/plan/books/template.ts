import { readFileSync } from 'node:fs'
import { Text } from '@guyub/contract/text'
import { z } from 'zod'

export const PARTS = [
  'vision',
  'missions',
  'words',
  'horizons',
  'needs',
  'readiness',
  'gap',
  'swot',
  'radar',
  'strategy',
  'counts',
  'actions',
  'indicators',
  'risks',
  'timeline',
  'milestones',
  'budget',
  'quick-wins',
] as const
export type Part = (typeof PARTS)[number]

const Provenance = z.enum(['SOURCE', 'INFERENCE'])
const Chapter = z.strictObject({
  key: z.string(),
  title: z.string(),
  provenance: Provenance,
  note: z.string().optional(),
  /** Written by hand, under these headings. */
  sections: z.array(z.string()),
  /** Taken from the plan. */
  parts: z.array(z.enum(PARTS)),
})
export type ChapterTemplate = z.infer<typeof Chapter>

const Books = z.strictObject({
  note: Text,
  editions: z.array(
    z.strictObject({
      ...{ key: z.string(), label: Text, isDefault: z.boolean(), provenance: Provenance, source: z.string() },
      books: z.array(
        z.strictObject({
          key: z.string(),
          title: z.string(),
          provenance: Provenance,
          template: z.string(),
        }),
      ),
    }),
  ),
  templates: z.array(
    z.strictObject({
      key: z.string(),
      provenance: Provenance,
      note: z.string(),
      chapters: z.array(Chapter),
    }),
  ),
})

/** The editions and chapters of the books: data, read once. */
export const BOOKS = Books.parse(
  JSON.parse(
    readFileSync(new URL('../../../../../reference/masterplan/books.json', import.meta.url), 'utf8'),
  ),
)

/** The chapters of one book; nothing when there is no such edition or book. */
export function bookTemplate(edition: string, key: string) {
  const found = BOOKS.editions.find((each) => each.key === edition)
  const book = found?.books.find((each) => each.key === key)
  const template = BOOKS.templates.find((each) => each.key === book?.template)
  return book && template ? { book, template } : undefined
}

/** The sections of a chapter that are written by hand; none when no book has such a chapter. */
export function writtenSections(chapter: string | undefined): readonly string[] {
  return BOOKS.templates.flatMap(({ chapters }) =>
    chapters.filter(({ key }) => key === chapter).flatMap(({ sections }) => sections),
  )
}
