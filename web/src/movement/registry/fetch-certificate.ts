import { awardCertificate } from '@guyub/contract/movement'
import type { LoaderFunctionArgs } from 'react-router'
import { visitOf } from '../../kernel/visit.ts'
import { centreOf } from './centre.ts'

/** The sealed certificate of an award. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const { centre } = await centreOf(visit)
  const reply = await visit.transfer.fetch(awardCertificate, { awardId: params.awardId ?? '' }, centre)
  if (!reply.ok) throw new Response(reply.problem.code, { status: reply.problem.status || 500 })
  return reply.response
}
