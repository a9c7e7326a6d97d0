import { informationFile } from '@guyub/contract/information'
import type { LoaderFunctionArgs } from 'react-router'
import { visitOf } from '../../kernel/visit.ts'

/** The document of something in the public register. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const informationId = params.informationId ?? ''
  const reply = await visitOf(context).transfer.fetch(informationFile, { informationId })
  if (!reply.ok) throw new Response(null, { status: reply.problem.status < 500 ? 404 : 500 })
  return reply.response
}
