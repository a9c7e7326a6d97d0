import { planPaper } from '@guyub/contract/plan'
import { type LoaderFunctionArgs, redirect } from 'react-router'
import { visitOf } from '../../kernel/visit.ts'

/** The file of one report. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const paperId = params.paperId ?? ''
  const reply = await visitOf(context).transfer.fetch(planPaper, { paperId })
  if (reply.ok) return reply.response
  if (reply.problem.status === 401) throw redirect(`/masuk?kembali=/gerakan/berkas/${paperId}`)
  throw new Response(null, { status: reply.problem.status || 500 })
}
