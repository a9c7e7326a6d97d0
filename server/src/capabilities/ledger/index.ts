import * as contract from '@guyub/contract/ledger'
import { type Http, serve } from '../../kernel/http.ts'
import { serveDownload } from '../../kernel/transfer.ts'
import { appointKeeper } from './appoint-keeper.ts'
import { book, books } from './books.ts'
import { closeDay, countGoods, moveMoney } from './control.ts'
import { deposit } from './deposit.ts'
import { describeBook } from './describe-book.ts'
import { closeAccount, eraseHolder } from './end-account.ts'
import { holders, openAccount } from './holders.ts'
import { journal } from './journal.ts'
import { closedDays, keepers, looks, priceHistory } from './keeping.ts'
import type { LedgerNeeds } from './needs.ts'
import { openBook } from './open-book.ts'
import { passbook } from './passbook.ts'
import { prices, setPrices } from './prices.ts'
import { publicBook, publicBooks } from './public-books.ts'
import { reachHolder } from './reach-holder.ts'
import { reverse } from './reverse.ts'
import { endStop, planRound, rounds } from './rounds.ts'
import { sell, settle } from './sell.ts'
import { statement } from './statement.ts'
import { ledgerSums } from './sums.ts'
import { decidePayout, payouts, withdraw } from './withdraw.ts'

export { checkLedger, type LedgerFault } from './check.ts'
export { eraseHolderAgain } from './end-account.ts'
export * from './events.ts'
export type { LedgerNeeds } from './needs.ts'
export { remindWeighing } from './remind.ts'
export { tellReach } from './tell-reach.ts'
export {
  keyOfSaver,
  membersToRemind,
  type TellableEntry,
  tellableEntry,
  tellableWeighing,
} from './tellable.ts'

export function ledgerRoutes(http: Http, needs: LedgerNeeds): void {
  serve(http, contract.openBook, (ctx, input) => openBook(ctx, needs, input))
  serve(http, contract.appointKeeper, (ctx, input) => appointKeeper(ctx, needs, input))
  serve(http, contract.books, (ctx, input) => books(ctx, needs, input))
  serve(http, contract.describeBook, (ctx, input) => describeBook(ctx, needs, input))
  serve(http, contract.publicBooks, (ctx, input) => publicBooks(ctx, input))
  serve(http, contract.publicBook, (ctx, input) => publicBook(ctx, needs, input))
  serve(http, contract.book, (ctx, input) => book(ctx, needs, input))
  serve(http, contract.openAccount, (ctx, input) => openAccount(ctx, needs, input))
  serve(http, contract.holders, (ctx, input) => holders(ctx, needs, input))
  serve(http, contract.statement, (ctx, input) => statement(ctx, needs, input))
  serve(http, contract.reachHolder, (ctx, input) => reachHolder(ctx, needs, input))
  serve(http, contract.closeAccount, (ctx, input) => closeAccount(ctx, needs, input))
  serve(http, contract.eraseHolder, (ctx, input) => eraseHolder(ctx, needs, input))
  serveDownload(http, contract.passbook, (ctx, input) => passbook(ctx, needs, input))
  serve(http, contract.setPrices, (ctx, input) => setPrices(ctx, needs, input))
  serve(http, contract.prices, (ctx, input) => prices(ctx, needs, input))
  serve(http, contract.deposit, (ctx, input) => deposit(ctx, needs, input))
  serve(http, contract.withdraw, (ctx, input) => withdraw(ctx, needs, input))
  serve(http, contract.payouts, (ctx, input) => payouts(ctx, needs, input))
  serve(http, contract.decidePayout, (ctx, input) => decidePayout(ctx, needs, input))
  serve(http, contract.sell, (ctx, input) => sell(ctx, needs, input))
  serve(http, contract.settle, (ctx, input) => settle(ctx, needs, input))
  serve(http, contract.planRound, (ctx, input) => planRound(ctx, needs, input))
  serve(http, contract.endStop, (ctx, input) => endStop(ctx, needs, input))
  serve(http, contract.rounds, (ctx, input) => rounds(ctx, needs, input))
  serve(http, contract.moveMoney, (ctx, input) => moveMoney(ctx, needs, input))
  serve(http, contract.countGoods, (ctx, input) => countGoods(ctx, needs, input))
  serve(http, contract.closeDay, (ctx, input) => closeDay(ctx, needs, input))
  serve(http, contract.reverse, (ctx, input) => reverse(ctx, needs, input))
  serve(http, contract.keepers, (ctx, input) => keepers(ctx, needs, input))
  serve(http, contract.priceHistory, (ctx, input) => priceHistory(ctx, needs, input))
  serve(http, contract.closedDays, (ctx, input) => closedDays(ctx, needs, input))
  serve(http, contract.looks, (ctx, input) => looks(ctx, needs, input))
  serve(http, contract.ledgerSums, (ctx, input) => ledgerSums(ctx, needs, input))
  serve(http, contract.journal, (ctx, input) => journal(ctx, needs, input))
}
