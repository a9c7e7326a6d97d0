import { promiseMeterPaper } from '@guyub/contract/indicators'
import { type LoaderFunctionArgs, redirect } from 'react-router'
import { visitOf } from '../kernel/visit.ts'

/** The promise meter of a village on A4. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const quarter = searchParams.get('triwulan')
  const area = searchParams.get('desa')
  // Whoever typed the address without a village chooses one.
  if (!area) return redirect('/janji')
  const reply = await visitOf(context).transfer.fetch(promiseMeterPaper, {
    area,
    ...(quarter && { quarter }),
  })
  if (!reply.ok) throw new Response(null, { status: reply.problem.status || 500 })
  return reply.response
}
