import { passbook } from '@guyub/contract/ledger'
import type { LoaderFunctionArgs } from 'react-router'
import { visitOf } from '../../kernel/visit.ts'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { bookId = '', holderId = '' } = params
  const reply = await visitOf(context).transfer.fetch(passbook, { bookId, holderId })
  if (reply.ok) return reply.response
  throw new Response(null, { status: reply.problem.status || 500 })
}
