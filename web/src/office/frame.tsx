import { type LoaderFunctionArgs, Outlet, useLoaderData } from 'react-router'
import { type Door, openDoors } from '../kernel/open-doors.ts'
import { ownPermissions } from '../kernel/own-permissions.ts'
import { SiteFrame } from '../kernel/site-frame.tsx'
import { visitOf } from '../kernel/visit.ts'
import '../words/office-words.ts'
import '../words/queue-words.ts'
import './office.css'

export const OFFICE_MENU: readonly Door[] = [
  { href: '/kantor/kunjungan', word: 'visits.office_title', needs: 'visits.manage' },
  { href: '/kantor/antrean', word: 'queue.office_title', needs: 'queue.serve' },
  { href: '/kantor/disposisi', word: 'office.dispositions', needs: 'dispositions.read' },
  { href: '/kantor/peta-tunggu', word: 'office.waiting_map', needs: 'dispositions.map' },
  { href: '/kantor/perjanjian-data', word: 'office.agreements', needs: 'dispositions.read' },
  { href: '/kantor/pengganti', word: 'office.stand_ins', needs: 'cases.assign' },
  { href: '/kantor/terlambat', word: 'office.late', needs: 'cases.oversee' },
  { href: '/kantor/bank', word: 'office.bank', needs: 'ledger.read' },
  { href: '/kantor/tempat', word: 'office.places', needs: 'booking.keep' },
  { href: '/kantor/informasi', word: 'office.information', needs: 'information.keep' },
  { href: '/kantor/tabel', word: 'office.tables', needs: 'cases.exchange' },
  { href: '/kantor/kepuasan', word: 'office.satisfaction', needs: 'cases.read' },
  { href: '/kantor/simpul', word: 'nodes.menu', needs: 'nodes.manage' },
  { href: '/kantor/kiriman-simpul', word: 'nodes.inbox', needs: 'nodes.decide' },
  { href: '/kantor/sampaikan', word: 'office.to_tell', needs: 'messages.tell' },
  { href: '/kantor/pesan', word: 'office.messages', needs: 'messages.manage' },
]

// Whoever is not signed in is asked to by the page itself.
export async function loader({ context }: LoaderFunctionArgs) {
  return { menu: openDoors(OFFICE_MENU, await ownPermissions(visitOf(context).call)) }
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
