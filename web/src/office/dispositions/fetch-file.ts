import { letterFile } from '@guyub/contract/dispositions'
import type { LoaderFunctionArgs } from 'react-router'
import { visitOf } from '../../kernel/visit.ts'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { letterId = '', fileId = '' } = params
  const reply = await visitOf(context).transfer.fetch(letterFile, { letterId, fileId })
  if (reply.ok) return reply.response
  throw new Response(null, { status: reply.problem.status || 500 })
}
