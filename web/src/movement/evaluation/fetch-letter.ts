import { resultLetter } from '@guyub/contract/evaluation'
import type { LoaderFunctionArgs } from 'react-router'
import { visitOf } from '../../kernel/visit.ts'
import { keyOf } from './round-actions.ts'

/** The sealed result letter. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const reply = await visitOf(context).transfer.fetch(resultLetter, keyOf(params))
  if (!reply.ok) throw new Response(reply.problem.code, { status: reply.problem.status || 500 })
  return reply.response
}
