import { me } from '@guyub/contract/identity'
import type { Permission } from '@guyub/contract/identity/roles'
import { isNation } from '@guyub/contract/regions'
import { type LoaderFunctionArgs, Outlet, redirect, useLoaderData } from 'react-router'
import { type MenuItem, SiteFrame } from '../kernel/site-frame.tsx'
import { visitOf } from '../kernel/visit.ts'
import '../words/movement-words.ts'
import './movement.css'
import './registry/region-map.css'

const MENU: readonly (MenuItem & { readonly needs?: Permission })[] = [
  { href: '/gerakan/ringkasan', word: 'dashboard.summary', needs: 'plan.read' },
  { href: '/gerakan', word: 'movement.plan' },
  { href: '/gerakan/quick-win', word: 'quickwin.title' },
  { href: '/gerakan/evaluasi', word: 'movement.evaluation', needs: 'evidence.read' },
  { href: '/gerakan/tim', word: 'decrees.menu' },
  { href: '/gerakan/daerah', word: 'registry.regions' },
  { href: '/dinding', word: 'movement.wall' },
]
// The centre has regions and no plan of its own.
const CENTRE_MENU: typeof MENU = [
  { href: '/gerakan/pusat', word: 'dashboard.centre', needs: 'movement.read' },
  { href: '/gerakan/daerah', word: 'registry.regions' },
  { href: '/gerakan/daerah/gelombang', word: 'registry.waves' },
  { href: '/gerakan/daerah/mou', word: 'mou.title' },
  { href: '/gerakan/penghargaan', word: 'award.title' },
  { href: '/gerakan/instrumen', word: 'instrument.title', needs: 'movement.read' },
]

/** Doors that would not open are not shown; whoever is not signed in is asked to by the page itself. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call, region } = visitOf(context)
  if (isNation(region) && new URL(request.url).pathname === '/gerakan') throw redirect('/gerakan/daerah')
  const reply = await call(me, {})
  const permissions = reply.ok ? (reply.answer.acting?.permissions ?? []) : []
  const menu = isNation(region) ? CENTRE_MENU : MENU
  return { menu: menu.filter(({ needs }) => !needs || permissions.includes(needs)) }
}

export default function Frame() {
  const { menu } = useLoaderData<typeof loader>()
  return (
    <SiteFrame menu={menu}>
      <div className="wide">
        <Outlet />
      </div>
    </SiteFrame>
  )
}
