import { tellSeen } from '@guyub/contract/queue'
import { type ActionFunctionArgs, redirect } from 'react-router'
import { visitOf } from '../kernel/visit.ts'
import { screenKey } from './screen-key.ts'

/** A display tells that it showed or said calls; its key is added here, where no script reads it. */
export async function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  const form = await request.formData()
  const what = form.get('what') === 'spoken' ? 'spoken' : 'shown'
  const calls = form.getAll('call').map(String)
  const reply = await visitOf(context).call(tellSeen, { key: screenKey(request) ?? '', what, calls })
  return new Response(null, { status: reply.ok ? 204 : reply.problem.status || 500 })
}

export const loader = () => redirect('/layar')
