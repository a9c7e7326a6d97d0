import type { LedgerUse } from '@guyub/contract/definition'
import { Refusal } from '../../kernel/refusal.ts'

type Goods = readonly { readonly commodity: string }[]
type Known = Pick<LedgerUse, 'commodities'>

/** Refuses with ledger.no_such_commodity what a service does not know. */
export function refuseUnknown({ commodities }: Known, goods: Goods): void {
  const known = new Set(commodities.map(({ key }) => key))
  if (goods.some(({ commodity }) => !known.has(commodity))) throw new Refusal('ledger.no_such_commodity')
}

/** As `refuseUnknown`, and with ledger.commodity_twice where one stands in two lines: which of them would count? */
export function refuseTwice(use: Known, goods: Goods): void {
  refuseUnknown(use, goods)
  if (new Set(goods.map(({ commodity }) => commodity)).size < goods.length)
    throw new Refusal('ledger.commodity_twice')
}

/** Refuses lines that are wrong, each told by its place. */
export function refuseLines<Item>(
  items: readonly Item[],
  isWrong: (item: Item) => boolean,
  code: string,
): void {
  const wrong = items.flatMap((item, index) =>
    isWrong(item) ? [{ pointer: `#/items/${index}`, code: 'refused' }] : [],
  )
  if (wrong.length) throw new Refusal(code, wrong)
}
