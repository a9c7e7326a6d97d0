import { about, area } from '@guyub/contract/regions'
import type { LoaderFunctionArgs } from 'react-router'
import { sendSheet } from '../kernel/send-sheet.ts'
import { visitOf } from '../kernel/visit.ts'

/** The areas below one, with their codes: official, and useful to whoever writes a program. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { call } = visitOf(context)
  const own = await call(about, {})
  const code = new URL(request.url).searchParams.get('kode') ?? (own.ok ? own.answer.area : '')
  const reply = await call(area, { code })
  if (!reply.ok) throw new Response(null, { status: 404 })
  const { name, children } = reply.answer
  return sendSheet(
    { name, columns: ['code', 'name'], rows: children.map((child) => [child.code, child.name]) },
    params.format,
  )
}
