import type { LoaderFunctionArgs } from 'react-router'
import { sendSheet } from '../kernel/send-sheet.ts'
import type { Sheet } from '../kernel/sheet.ts'
import { banksSheet, sipsnSheet } from './bank/sums-sheets.ts'
import { boxSheet } from './dispositions/box-sheet.ts'
import { pairsSheet, waitingSheet } from './dispositions/map-sheets.ts'
import { statisticsSheet } from './queue/statistics-sheet.ts'
import { answersSheet, emptySheet } from './tables/sheets.ts'
import '../words/office-words.ts'

/** What the address says before the format. */
const SHEETS: Readonly<Record<string, (asked: LoaderFunctionArgs) => Promise<Sheet>>> = {
  antrean: statisticsSheet,
  'bank-jumlah': banksSheet,
  'bank-sipsn': sipsnSheet,
  disposisi: boxSheet,
  'daftar-tunggu': waitingSheet,
  'pasangan-kantor': pairsSheet,
  'jawaban-tabel': answersSheet,
  'tabel-kosong': emptySheet,
}

/** Each table of the office as a file, behind the same filters as on the screen. */
export async function loader(asked: LoaderFunctionArgs): Promise<Response> {
  const make = SHEETS[asked.params.table ?? '']
  if (!make) throw new Response(null, { status: 404 })
  return sendSheet(await make(asked), asked.params.format)
}
