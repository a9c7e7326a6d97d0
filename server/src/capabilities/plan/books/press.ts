import { readFileSync } from 'node:fs'
import { json } from 'node:stream/consumers'
import { typeset } from '../../../kernel/typst.ts'
import type { Book } from './book.ts'
import { bookDocx } from './docx.ts'

// Started by `inOwnProcess`: a book on stdin, its paper on stdout.
const { book, format } = (await json(process.stdin)) as {
  readonly book: Book
  readonly format: 'pdf' | 'docx'
}
const bytes =
  format === 'docx'
    ? await bookDocx(book)
    : await typeset(readFileSync(new URL('./book.typ', import.meta.url), 'utf8'), book)
process.stdout.write(bytes)
