import type { LoaderFunctionArgs } from 'react-router'
import type { Sheet } from '../../kernel/sheet.ts'
import { visitOf } from '../../kernel/visit.ts'
import { say } from '../../words/words.ts'
import { sumsAsked } from './sums-asked.ts'
import '../../words/bank-words.ts'

/** Each bank with its village and what was brought, kilogram by category. */
export async function banksSheet(asked: LoaderFunctionArgs): Promise<Sheet> {
  const { categories, books, names, from, until } = await sumsAsked(asked)
  const { language } = visitOf(asked.context)
  const keys = categories.map(({ key }) => key)
  return {
    name: say(language, 'bank.sums'),
    columns: [
      'from',
      'until',
      'village',
      'villageName',
      'bank',
      'kind',
      'members',
      'active',
      ...keys.map((key) => `${key}Kg`),
      'soldKg',
      'revenue',
      'owed',
      'money',
    ],
    rows: books.map((book) => [
      ...[
        from,
        until,
        book.areaCode,
        names[book.areaCode] ?? null,
        book.name,
        book.kind,
        book.holders,
        book.active,
      ],
      ...keys.map((key) => (book.brought[key] ?? 0) / 1000),
      ...[sumOf(book.soldOut) / 1000, book.revenue, book.owed, book.money],
    ]),
  }
}

/**
 * What SIPSN asks of waste banks as far as it is known: tonnes by kind, members, money. Its own list of fields was not found; these columns are ours,
 * and are typed over there by hand.
 */
export async function sipsnSheet(asked: LoaderFunctionArgs): Promise<Sheet> {
  const { categories, books, from, until } = await sumsAsked(asked)
  const front = books.filter(({ holders }) => holders > 0)
  return {
    name: 'bank sampah untuk SIPSN',
    columns: [
      'mulai',
      'sampai',
      'jenis_sampah',
      'masuk_ton',
      'keluar_ton',
      'unit',
      'nasabah',
      'nasabah_aktif',
      'omzet_rupiah',
    ],
    rows: [
      ...categories.map(({ key, title }): (string | number | null)[] => [
        ...[from, until, title.id],
        ...[
          tonnes(front.map(({ brought }) => brought[key] ?? 0)),
          tonnes(books.map(({ soldOut }) => soldOut[key] ?? 0)),
        ],
        ...[null, null, null, null],
      ]),
      [
        ...[from, until, 'jumlah'],
        ...[
          tonnes(front.map(({ brought }) => sumOf(brought))),
          tonnes(books.map(({ soldOut }) => sumOf(soldOut))),
        ],
        ...[
          front.length,
          ...(['holders', 'active', 'revenue'] as const).map((name) =>
            books.reduce((sum, book) => sum + book[name], 0),
          ),
        ],
      ],
    ],
  }
}

export function sumOf(grams: Readonly<Record<string, number>>): number {
  return Object.values(grams).reduce((sum, each) => sum + each, 0)
}

function tonnes(grams: readonly number[]): number {
  return grams.reduce((sum, each) => sum + each, 0) / 1_000_000
}
