import { decreePaper } from '@guyub/contract/decrees'
import type { LoaderFunctionArgs } from 'react-router'
import { visitOf } from '../../kernel/visit.ts'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const format = params.format === 'docx' ? 'docx' : 'pdf'
  const reply = await visitOf(context).transfer.fetch(decreePaper, {
    decreeId: params.decreeId ?? '',
    format,
  })
  if (reply.ok) return reply.response
  throw new Response(null, { status: reply.problem.status || 500 })
}
