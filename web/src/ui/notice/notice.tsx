import type { ReactNode } from 'react'
import { Icon, type IconName } from '../icon/icon.tsx'

export type NoticeTone = 'info' | 'done' | 'late' | 'broken'

const ICONS: Record<NoticeTone, IconName> = { info: 'info', done: 'check', late: 'clock', broken: 'alert' }

interface NoticeProps {
  readonly tone?: NoticeTone
  readonly title?: string
  readonly children?: ReactNode
}

/** A refusal or a fault interrupts a reader's screen reader; news waits its turn. */
export function Notice({ tone = 'info', title, children }: NoticeProps) {
  return (
    <div className="notice" data-tone={tone} role={tone === 'broken' ? 'alert' : 'status'}>
      <Icon name={ICONS[tone]} size={24} />
      <div>
        {title && <strong>{title}</strong>}
        {children}
      </div>
    </div>
  )
}
