import type { WordKey } from '../../words/words.ts'

const WORDS: Readonly<Record<string, WordKey>> = {
  ...{ deposit: 'bank.entry_deposit', withdrawal: 'bank.entry_withdrawal', sale: 'bank.entry_sale' },
  ...{ purchase: 'bank.entry_purchase', settlement: 'bank.entry_settlement', cost: 'bank.entry_cost' },
  ...{ 'stock-count': 'bank.entry_stock_count', 'cash-count': 'bank.entry_cash_count' },
  ...{ capital: 'bank.entry_capital', carried: 'bank.entry_carried', reversal: 'bank.entry_reversal' },
}

/** What kind of entry it is. */
export function entryWord(kind: string): WordKey {
  return WORDS[kind] ?? 'bank.entry_other'
}
