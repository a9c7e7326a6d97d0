import { planBook } from '@guyub/contract/plan'
import type { LoaderFunctionArgs } from 'react-router'
import { visitOf } from '../../kernel/visit.ts'
import { wantedVersion } from './version-query.ts'

/** One book of the plan as PDF or DOCX. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const version = wantedVersion(request)
  const reply = await visitOf(context).transfer.fetch(planBook, {
    ...{ edition: params.edition ?? '', book: params.book ?? '' },
    format: params.format === 'docx' ? 'docx' : 'pdf',
    ...(version && { version }),
  })
  if (!reply.ok) throw new Response(reply.problem.code, { status: reply.problem.status || 500 })
  return reply.response
}
