import { planTable } from '@guyub/contract/plan'
import type { LoaderFunctionArgs } from 'react-router'
import { visitOf } from '../../kernel/visit.ts'
import { wantedVersion } from './version-query.ts'

/** The plan as a workbook. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const version = wantedVersion(request)
  const reply = await visitOf(context).transfer.fetch(planTable, version ? { version } : {})
  if (!reply.ok) throw new Response(reply.problem.code, { status: reply.problem.status || 500 })
  return reply.response
}
