import { readFileSync } from 'node:fs'
import { dayInWords } from '@guyub/contract/cases'
import type { Context } from '../../kernel/context.ts'
import { regionToday } from '../../kernel/region-today.ts'
import type { Fetched } from '../../kernel/transfer.ts'
import { typeset } from '../../kernel/typst.ts'
import { bookOf } from './book-row.ts'
import type { LedgerNeeds } from './needs.ts'
import { statement } from './statement.ts'

const TEMPLATE = readFileSync(new URL('./templates/passbook.typ', import.meta.url), 'utf8')

const WORDS: Readonly<Record<string, string>> = {
  deposit: 'Setoran',
  withdrawal: 'Penarikan',
  reversal: 'Pembatalan',
}

/** The last lines of an account on paper, oldest first, as a passbook has them. */
export async function passbook(
  ctx: Context,
  needs: LedgerNeeds,
  asked: { readonly bookId: string; readonly holderId: string },
): Promise<Fetched> {
  const { row, use } = await bookOf(ctx.region.db, ctx, needs, asked.bookId)
  const [account, region] = [await statement(ctx, needs, asked), await regionToday(ctx)]
  const titles = new Map(use.commodities.map(({ key, title }) => [key, title.id]))
  const bytes = await typeset(TEMPLATE, {
    ...{ region: region.name, rehearsal: region.isRehearsal, book: row.name },
    ...{ number: account.number, name: account.name ?? '–', balance: rupiah(account.balance) },
    day: dayInWords(region.today),
    hasMore: account.next !== null,
    lines: account.lines.toReversed().map((line) => ({
      ...{
        day: line.day.split('-').reverse().join('-'),
        what: WORDS[line.kind] ?? line.kind,
        slip: line.slip,
        takenBack: line.isTakenBack,
      },
      items: line.items.map(({ commodity, grams, price }) => ({
        title: titles.get(commodity) ?? commodity,
        weight: kilograms(grams),
        price: rupiah(price),
      })),
      ...{ amount: signed(line.amount), after: rupiah(line.after) },
    })),
  })
  return { bytes, mediaType: 'application/pdf', name: `buku-tabungan-${account.number}.pdf` }
}

const NUMBER = new Intl.NumberFormat('id-ID')

function rupiah(amount: number): string {
  return NUMBER.format(amount)
}

function signed(amount: number): string {
  return amount < 0 ? `−${NUMBER.format(-amount)}` : NUMBER.format(amount)
}

function kilograms(grams: number): string {
  return new Intl.NumberFormat('id-ID', { maximumFractionDigits: 3 }).format(Math.abs(grams) / 1000)
}
