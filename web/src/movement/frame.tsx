import { isNation } from '@guyub/contract/regions'
import { type LoaderFunctionArgs, Outlet, redirect, useLoaderData } from 'react-router'
import { type Door, openDoors } from '../kernel/open-doors.ts'
import { ownPermissions } from '../kernel/own-permissions.ts'
import { SiteFrame } from '../kernel/site-frame.tsx'
import { visitOf } from '../kernel/visit.ts'
import '../words/movement-words.ts'
import './movement.css'
import './registry/region-map.css'

const MENU: readonly Door[] = [
  { href: '/gerakan/ringkasan', word: 'dashboard.summary', needs: 'plan.read' },
  { href: '/gerakan', word: 'movement.plan' },
  { href: '/gerakan/quick-win', word: 'quickwin.title' },
  { href: '/gerakan/evaluasi', word: 'movement.evaluation', needs: 'evidence.read' },
  { href: '/gerakan/tim', word: 'decrees.menu' },
  { href: '/gerakan/daerah', word: 'registry.regions' },
  { href: '/dinding', word: 'movement.wall' },
]
// The centre has regions and no plan of its own.
const CENTRE_MENU: readonly Door[] = [
  { href: '/gerakan/pusat', word: 'dashboard.centre', needs: 'movement.read' },
  { href: '/gerakan/daerah', word: 'registry.regions' },
  { href: '/gerakan/daerah/gelombang', word: 'registry.waves' },
  { href: '/gerakan/daerah/mou', word: 'mou.title' },
  { href: '/gerakan/penghargaan', word: 'award.title' },
  { href: '/gerakan/instrumen', word: 'instrument.title', needs: 'movement.read' },
]

// Whoever is not signed in is asked to by the page itself.
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { call, region } = visitOf(context)
  if (isNation(region) && new URL(request.url).pathname === '/gerakan') throw redirect('/gerakan/daerah')
  return { menu: openDoors(isNation(region) ? CENTRE_MENU : MENU, await ownPermissions(call)) }
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
