import { Outlet } from 'react-router'
import { SiteFrame } from '../kernel/site-frame.tsx'
import './movement.css'

const MENU = [
  { href: '/gerakan', word: 'movement.plan' },
  { href: '/gerakan/evaluasi', word: 'movement.evaluation' },
  { href: '/gerakan/bukti', word: 'movement.evidence' },
  { href: '/dinding', word: 'movement.wall' },
] as const

export default function Frame() {
  return (
    <SiteFrame menu={MENU}>
      <div className="wide">
        <Outlet />
      </div>
    </SiteFrame>
  )
}
