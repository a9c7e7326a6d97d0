import { exchangedAgreement } from '@guyub/contract/exchange'
import type { LoaderFunctionArgs } from 'react-router'
import { visitOf } from '../../kernel/visit.ts'

/** A signed memorandum as it came from the centre. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const asked = { agreementId: params.agreementId ?? '' }
  const reply = await visitOf(context).transfer.fetch(exchangedAgreement, asked)
  if (!reply.ok) throw new Response(reply.problem.code, { status: reply.problem.status || 500 })
  return reply.response
}
