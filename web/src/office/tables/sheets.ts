import { tableAnswers, tableColumns } from '@guyub/contract/tables'
import { inLanguage } from '@guyub/contract/text'
import type { LoaderFunctionArgs } from 'react-router'
import type { Sheet } from '../../kernel/sheet.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { visitOf } from '../../kernel/visit.ts'

/** The other system is Indonesian, whatever language the officer reads. */
const COLUMNS = ['kode_lacak', 'keadaan', 'selesai', 'perangkat_daerah', 'jawaban', 'dijawab_pada']

/** What was answered between two days, by the number of the other system. */
export async function answersSheet({ request, context }: LoaderFunctionArgs): Promise<Sheet> {
  const search = new URL(request.url).searchParams
  const service = search.get('layanan') ?? ''
  const { call } = visitOf(context)
  const { columns, system } = answerOrLeave(request, await call(tableColumns, { service }))
  const wanted = { service, from: search.get('dari') ?? '', to: search.get('sampai') ?? '' }
  const { rows } = answerOrLeave(request, await call(tableAnswers, wanted))
  const key = columns.find(({ isKey }) => isKey)?.header ?? 'nomor'
  return {
    name: `${system} jawaban ${wanted.from} ${wanted.to}`,
    columns: [key, ...COLUMNS],
    rows: rows.map((row) => [
      ...[row.number, row.trackingCode, inLanguage(row.state, 'id'), row.isClosed ? 'ya' : 'tidak'],
      ...[row.agency, row.answer, row.answeredAt],
    ]),
  }
}

/** A file that has the columns and nothing else, to be filled. */
export async function emptySheet({ request, context }: LoaderFunctionArgs): Promise<Sheet> {
  const service = new URL(request.url).searchParams.get('layanan') ?? ''
  const { columns, system } = answerOrLeave(request, await visitOf(context).call(tableColumns, { service }))
  return { name: `${system} kosong`, columns: columns.map(({ header }) => header), rows: [] }
}
