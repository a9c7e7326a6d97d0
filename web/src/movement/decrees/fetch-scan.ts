import { decreeScan } from '@guyub/contract/decrees'
import type { LoaderFunctionArgs } from 'react-router'
import { visitOf } from '../../kernel/visit.ts'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { decreeId = '', scanId = '' } = params
  const reply = await visitOf(context).transfer.fetch(decreeScan, { decreeId, scanId })
  if (reply.ok) return reply.response
  throw new Response(null, { status: reply.problem.status || 500 })
}
