import { Outlet } from 'react-router'
import { SiteFrame } from '../kernel/site-frame.tsx'
import '../words/public-words.ts'
import './portal.css'

const MENU = [
  { href: '/layanan', word: 'shell.services' },
  { href: '/lacak', word: 'shell.track' },
  { href: '/komunitas', word: 'communities.menu' },
  { href: '/cek', word: 'shell.check' },
] as const

export default function Frame() {
  return (
    <SiteFrame menu={MENU}>
      <Outlet />
    </SiteFrame>
  )
}
