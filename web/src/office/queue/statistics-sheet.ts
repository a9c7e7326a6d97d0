import { statistics } from '@guyub/contract/queue'
import type { LoaderFunctionArgs } from 'react-router'
import type { Sheet } from '../../kernel/sheet.ts'
import { answerOrLeave } from '../../kernel/signed-in.ts'
import { visitOf } from '../../kernel/visit.ts'
import { say } from '../../words/words.ts'
import '../../words/queue-words.ts'

const BY = ['lane', 'hour', 'day'] as const

/** What the address of the page, and of its file, asks for. */
export function askedOf(request: Request, place?: string) {
  const { searchParams } = new URL(request.url)
  const [from, to] = ['dari', 'sampai'].map((name) => searchParams.get(name) ?? '')
  return {
    placeId: place ?? searchParams.get('tempat') ?? '',
    by: BY.find((each) => each === searchParams.get('menurut')) ?? 'lane',
    ...(from && { from }),
    ...(to && { to }),
  }
}

/** The same figures as on the page, in seconds. */
export async function statisticsSheet({ request, context }: LoaderFunctionArgs): Promise<Sheet> {
  const { call, language } = visitOf(context)
  const { place, rows, total } = answerOrLeave(request, await call(statistics, askedOf(request)))
  return {
    name: `${say(language, 'queue.statistics')} ${place}`,
    columns: [
      ...['key', 'issued', 'served', 'missed', 'cancelled', 'called', 'withinPromise'],
      ...['waitP50', 'waitP90', 'serveP50', 'serveP90', 'forecastError', 'forecasts'],
    ],
    rows: [...rows, { ...total, key: 'total' }].map((row) => [
      ...[row.key, row.issued, row.served, row.missed, row.cancelled, row.called, row.withinPromise],
      ...[row.waitP50, row.waitP90, row.serveP50, row.serveP90, row.forecastError, row.forecasts],
    ]),
  }
}
