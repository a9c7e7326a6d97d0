import type { ReactNode } from 'react'
import { useWords } from '../kernel/use-words.ts'
import '../words/queue-words.ts'
import './kiosk.css'

/** Seconds without a touch until somebody is asked, and until the screen is wiped. */
export const ASKS_AFTER = 35
export const WIPES_AFTER = 45

interface IdleFrameProps {
  /** Where the screen begins anew, with nothing of whoever was there. */
  readonly home: string
  readonly title: string
  readonly children: ReactNode
}

/**
 * The frame of every step of a kiosk: after 35 seconds without a touch it asks "Masih di sini?", after 45 it goes back to the
 * beginning. Without script the page itself goes back.
 */
export function IdleFrame({ home, title, children }: IdleFrameProps) {
  const { t } = useWords()
  const left = WIPES_AFTER - ASKS_AFTER
  return (
    <main
      id="isi"
      className="kiosk kawung"
      data-idle-home={home}
      data-idle-asks={ASKS_AFTER}
      data-idle-wipes={WIPES_AFTER}
    >
      <title>{`${title} · Guyub`}</title>
      <noscript>
        <meta httpEquiv="refresh" content={`${WIPES_AFTER};url=${home}`} />
      </noscript>
      {children}
      <dialog className="kiosk-idle" data-idle-dialog="" aria-labelledby="masih">
        <h2 id="masih">{t('queue.idle_ask')}</h2>
        <p data-idle-text={t('queue.idle_text')}>{t('queue.idle_text', { seconds: left })}</p>
        <button type="button" className="button kiosk-target" data-kind="first" data-idle-stay="">
          {t('queue.idle_stay')}
        </button>
      </dialog>
      <script type="module" src="/plain/kiosk-idle.js" />
    </main>
  )
}
