import { evidenceArchive } from '@guyub/contract/evidence'
import { type LoaderFunctionArgs, redirect } from 'react-router'
import { visitOf } from '../../kernel/visit.ts'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const reply = await visitOf(context).transfer.fetch(evidenceArchive, {
    evidenceId: params.evidenceId ?? '',
  })
  if (reply.ok) return reply.response
  if (reply.problem.status === 401) throw redirect('/masuk?kembali=/gerakan/bukti')
  throw new Response(null, { status: reply.problem.status || 500 })
}
