import { me } from '@guyub/contract/identity'
import type { Role } from '@guyub/contract/identity/roles'
import { type LoaderFunctionArgs, redirect } from 'react-router'
import { ownPath } from '../kernel/own-path.ts'
import { preferenceCookie } from '../kernel/preferences.ts'
import { visitOf } from '../kernel/visit.ts'

/** Where those work who take no requests. */
const WORKS_AT: Partial<Readonly<Record<Role, string>>> = {
  'place-keeper': '/kantor/tempat',
  'hospital-registrar': '/kantor/kunjungan',
  'savings-officer': '/kantor/bank',
  'counter-officer': '/kantor/antrean',
}

/** After signing in: to where somebody works, in the region where they have a place. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const visit = visitOf(context)
  const back = new URL(request.url).searchParams.get('kembali') ?? ''
  const reply = await visit.call(me, {})
  if (!reply.ok && reply.problem.code === 'access.new_password_first')
    return redirect(`/masuk/sandi?kembali=${encodeURIComponent(back)}`)
  if (!reply.ok) return redirect('/masuk')
  const { acting, memberships } = reply.answer
  const elsewhere = memberships[0]?.region
  if (!acting && elsewhere && elsewhere !== visit.region) {
    visit.setCookie(preferenceCookie('guyub_region', elsewhere))
    return redirect(`/masuk/tujuan?kembali=${encodeURIComponent(back)}`)
  }
  const own = ownPath(back, request.url)
  if (own) return redirect(own)
  if (acting?.permissions.includes('cases.read')) return redirect('/meja')
  return redirect((acting?.role && WORKS_AT[acting.role]) ?? '/gerakan')
}
