import { me } from '@guyub/contract/identity'
import type { Permission } from '@guyub/contract/identity/roles'
import { type LoaderFunctionArgs, Outlet, useLoaderData } from 'react-router'
import { type MenuItem, SiteFrame } from '../kernel/site-frame.tsx'
import { visitOf } from '../kernel/visit.ts'
import './movement.css'

const MENU: readonly (MenuItem & { readonly needs?: Permission })[] = [
  { href: '/gerakan', word: 'movement.plan' },
  { href: '/gerakan/evaluasi', word: 'movement.evaluation', needs: 'evidence.read' },
  { href: '/gerakan/bukti', word: 'movement.evidence', needs: 'evidence.read' },
  { href: '/gerakan/tim', word: 'decrees.team' },
  { href: '/dinding', word: 'movement.wall' },
]

/** Doors that would not open are not shown; whoever is not signed in is asked to by the page itself. */
export async function loader({ context }: LoaderFunctionArgs) {
  const reply = await visitOf(context).call(me, {})
  const permissions = reply.ok ? (reply.answer.acting?.permissions ?? []) : []
  return { menu: MENU.filter(({ needs }) => !needs || permissions.includes(needs)) }
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
