import { me } from '@guyub/contract/identity'
import type { Permission } from '@guyub/contract/identity/roles'
import { type LoaderFunctionArgs, Outlet, useLoaderData } from 'react-router'
import { type MenuItem, SiteFrame } from '../kernel/site-frame.tsx'
import { visitOf } from '../kernel/visit.ts'
import '../words/office-words.ts'
import './office.css'

export const OFFICE_MENU: readonly (MenuItem & { readonly needs: Permission })[] = [
  { href: '/kantor/disposisi', word: 'office.dispositions', needs: 'dispositions.read' },
  { href: '/kantor/peta-tunggu', word: 'office.waiting_map', needs: 'dispositions.map' },
  { href: '/kantor/perjanjian-data', word: 'office.agreements', needs: 'dispositions.read' },
  { href: '/kantor/kepuasan', word: 'office.satisfaction', needs: 'cases.read' },
  { href: '/kantor/sampaikan', word: 'office.to_tell', needs: 'messages.tell' },
  { href: '/kantor/pesan', word: 'office.messages', needs: 'messages.manage' },
]

/** Doors that would not open are not shown; whoever is not signed in is asked to by the page itself. */
export async function loader({ context }: LoaderFunctionArgs) {
  const reply = await visitOf(context).call(me, {})
  const permissions = reply.ok ? (reply.answer.acting?.permissions ?? []) : []
  return { menu: OFFICE_MENU.filter(({ needs }) => permissions.includes(needs)) }
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
