import { regionOf, trackPaper } from '@guyub/contract/cases'
import { type LoaderFunctionArgs, redirect } from 'react-router'
import { visitOf } from '../kernel/visit.ts'
import { keyOf } from './track-key.ts'

/** The paper as its authority signed it. The key stays in its cookie: an address is shared, saved and printed. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const trackingCode = params.code ?? ''
  const key = keyOf(request, trackingCode)
  if (!key) throw redirect(`/lacak?kode=${encodeURIComponent(trackingCode)}`)
  const reply = await visitOf(context).transfer.fetch(
    trackPaper,
    { trackingCode, key, fileId: params.fileId ?? '' },
    { region: regionOf(trackingCode) },
  )
  if (!reply.ok) throw new Response(null, { status: reply.problem.status })
  return reply.response
}
