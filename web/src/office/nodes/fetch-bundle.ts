import { exportBundle } from '@guyub/contract/nodes'
import type { LoaderFunctionArgs } from 'react-router'
import { visitOf } from '../../kernel/visit.ts'

/** A file for a stick, to be saved. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { nodeId } = params
  const reply = await visitOf(context).transfer.fetch(exportBundle, nodeId ? { node: nodeId } : {})
  if (!reply.ok) throw new Response(null, { status: reply.problem.status || 500 })
  const headers = new Headers(reply.response.headers)
  headers.set(
    'content-disposition',
    (headers.get('content-disposition') ?? '').replace('inline', 'attachment'),
  )
  return new Response(reply.response.body, { headers })
}
