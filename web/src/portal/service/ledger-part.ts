import type { LedgerUse } from '@guyub/contract/definition'
import { publicBook, publicBooks } from '@guyub/contract/ledger'
import { officeNames } from '../../kernel/all-offices.ts'
import type { Visit } from '../../kernel/visit.ts'

interface Ledger {
  readonly key: string
  readonly ledger: LedgerUse
}

/** The banks of a service, and the one that was chosen; the first where none was. */
export async function ledgerPart({ key, ledger }: Ledger, { call }: Visit, query: URLSearchParams) {
  const [all, names] = await Promise.all([call(publicBooks, { service: key }), officeNames(call)])
  const books = all.ok ? all.answer : []
  // A unit takes from people; who buys from units is nobody's first choice.
  const isFront = ({ kind }: { kind: string }) => ledger.books.some((each) => each.key === kind && each.above)
  const wanted = query.get('bank')
  const chosen = books.find(({ id }) => id === wanted) ?? books.find(isFront) ?? books[0]
  const book = chosen && (await call(publicBook, { bookId: chosen.id }))
  const { categories, commodities, holders } = ledger
  return {
    ...{ categories, commodities, holders },
    books: books.map(({ id, name }) => ({ id, name })),
    book: book?.ok ? { ...book.answer, area: names?.[book.answer.areaCode] ?? book.answer.areaCode } : null,
  }
}
export type LedgerPart = Awaited<ReturnType<typeof ledgerPart>>
