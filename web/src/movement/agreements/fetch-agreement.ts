import { agreementDraft, agreementFile } from '@guyub/contract/movement'
import { nationOf } from '@guyub/contract/regions'
import { type LoaderFunctionArgs, redirect } from 'react-router'
import { visitOf } from '../../kernel/visit.ts'

const FILES: Readonly<Record<string, typeof agreementDraft | typeof agreementFile>> = {
  rancangan: agreementDraft,
  berkas: agreementFile,
}

/** The draft or the signed file, for those who may read them. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { transfer, region } = visitOf(context)
  const wanted = FILES[params.which ?? '']
  if (!wanted) throw new Response(null, { status: 404 })
  const asked = { agreementId: params.agreementId ?? '' }
  const reply = await transfer.fetch(wanted, asked, { region: nationOf(region) })
  if (reply.ok) return reply.response
  const { pathname } = new URL(request.url)
  if (reply.problem.status === 401) throw redirect(`/masuk?kembali=${encodeURIComponent(pathname)}`)
  throw new Response(reply.problem.code, { status: reply.problem.status || 500 })
}
