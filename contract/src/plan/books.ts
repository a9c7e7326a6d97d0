import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Text } from '../text.ts'
import { download } from '../transfer.ts'
import { PlanHead } from './read.ts'

/** Whether something is known from a source or only concluded by us; shown on the page of the books, never in a book. */
const Provenance = z.enum(['SOURCE', 'INFERENCE'])

export const BookView = z.object({
  key: z.string(),
  title: z.string(),
  provenance: Provenance,
  /** What is not certain about the chapters of this book. */
  note: z.string(),
  chapters: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      provenance: Provenance,
      note: z.string().nullable(),
      /** Sections written by hand and parts taken from the plan, and how many of them have something in them. */
      filled: z.int(),
      total: z.int(),
      /** Those written by hand; the text, when there is one, is a node of the plan. */
      sections: z.array(z.object({ title: z.string(), nodeId: z.uuid().nullable() })),
    }),
  ),
})
export type BookView = z.infer<typeof BookView>

/** The books of a version in every edition that the template knows, and what is still empty in them. */
export const planBooks = endpoint({
  method: 'GET',
  path: '/plan/books',
  access: 'plan.read',
  params: z.object({}),
  body: z.object({ version: z.uuid().optional() }),
  answer: z.object({
    plan: PlanHead,
    note: Text,
    editions: z.array(
      z.object({
        key: z.string(),
        label: Text,
        isDefault: z.boolean(),
        source: z.string(),
        books: z.array(BookView),
      }),
    ),
    may: z.object({ edit: z.boolean() }),
  }),
  refusals: { 'plan.none': 404, 'plan.no_such_version': 404 },
})

/**
 * One book as a paper, made anew from the plan as it stands. Until the plan is adopted every page says that it is a draft. Made in
 * a process of its own; `plan.books_busy` when too many wait for theirs.
 */
export const planBook = download({
  path: '/plan/books/:edition/:book/:format',
  access: 'plan.read',
  params: z.object({
    edition: z.string().max(40),
    book: z.string().max(40),
    format: z.enum(['pdf', 'docx']),
  }),
  query: z.object({ version: z.uuid().optional() }),
  refusals: {
    'plan.none': 404,
    'plan.no_such_version': 404,
    'plan.no_such_book': 404,
    'plan.books_busy': 503,
  },
})
