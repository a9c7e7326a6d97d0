import { useEffect } from 'react'

/** Somebody who was called away leaves the laptop open on the counter. */
const IDLE_MS = 10 * 60_000
const LOOK_EVERY = 10_000
const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

/** Calls `lock` after ten minutes without a hand at the desk; also right after a laptop wakes from sleep. */
export function useIdleLock(isOpen: boolean, lock: () => void): void {
  useEffect(() => {
    if (!isOpen) return
    let lastSeen = Date.now()
    const live = () => {
      lastSeen = Date.now()
    }
    const look = () => {
      if (Date.now() - lastSeen >= IDLE_MS) lock()
    }
    const timer = setInterval(look, LOOK_EVERY)
    for (const sign of SIGNS_OF_LIFE) addEventListener(sign, live, { passive: true })
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, live)
      document.removeEventListener('visibilitychange', look)
    }
  }, [isOpen, lock])
}
