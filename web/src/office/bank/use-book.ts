import type { book } from '@guyub/contract/ledger'
import { useOutletContext } from 'react-router'
import type { z } from 'zod'
import { formatNumber } from '../../kernel/format.ts'
import { useWords } from '../../kernel/use-words.ts'

export type Book = z.output<typeof book.answer>

/** The book that these pages are about, and how its figures are said. */
export function useBook() {
  const book = useOutletContext<Book>()
  const { of, t, language } = useWords()
  const commodities = new Map(book.use.commodities.map((each) => [each.key, of(each.title)]))
  return {
    book,
    may: (...duties: Book['duties']) => !book.isClosed && book.duties.some((duty) => duties.includes(duty)),
    goods: (key: string) => commodities.get(key) ?? key,
    rupiah: (amount: number) => `${amount < 0 ? '−' : ''}Rp${formatNumber(Math.abs(amount), language)}`,
    kilograms: (grams: number) => t('bank.kg', { weight: formatNumber(grams / 1000, language, 3) }),
    balance: (kind: string, about = '') =>
      book.accounts.find((account) => account.kind === kind && account.about === about)?.balance ?? 0,
  }
}
