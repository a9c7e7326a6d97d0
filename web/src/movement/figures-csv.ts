import { BREAKDOWNS, figures } from '@guyub/contract/indicators'
import type { LoaderFunctionArgs } from 'react-router'
import { answerOrLeave } from '../kernel/signed-in.ts'
import { visitOf } from '../kernel/visit.ts'
import { sliceOf } from './slice.ts'

/** The table of an indicator as it stands on the screen, for a spreadsheet: full values, decimal points, no rounding. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const by = BREAKDOWNS.find((one) => one === searchParams.get('menurut')) ?? 'village'
  const indicator = params.indicator ?? ''
  const reply = await visitOf(context).call(figures, { indicator, by, ...sliceOf(searchParams) })
  const { rows } = answerOrLeave(request, reply)
  const lines = rows.map(({ key, name, value, part, whole, events }) => [
    key,
    name,
    value,
    part,
    whole,
    events,
  ])
  const text = [[by, 'name', 'value', 'part', 'whole', 'events'], ...lines]
    .map((line) => line.map(cell).join(','))
    .join('\r\n')
  return new Response(`${text}\r\n`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${encodeURIComponent(indicator)}-${by}.csv"`,
    },
  })
}

// RFC 4180; what begins like a formula is not one in a spreadsheet.
function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value)
  const safe = typeof value === 'string' && /^[=+\-@]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
