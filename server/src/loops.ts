import type { KeyObject } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Installation } from './installation.ts'
import type { Db } from './kernel/db.ts'
import { told } from './kernel/logging.ts'
import { sequence } from './kernel/sequencer.ts'

const IDLE = 200
/** How long an event may wait for its number that committed much later than it was recorded. */
const WHOLE_LOOK = 10_000
const AFTER_A_FAULT = 1000

/** Quick looks, and one at everything now and then. */
export function sequencing(reader: Db, key: KeyObject): () => Promise<number> {
  let wholeAt = Number.NEGATIVE_INFINITY
  return () => {
    const isQuick = performance.now() - wholeAt < WHOLE_LOOK
    if (!isQuick) wholeAt = performance.now()
    return sequence(reader, key, { isQuick })
  }
}

/** Works until told to stop. A fault stops nobody else: it is told, and tried again. */
export function repeat(
  installation: Installation,
  work: () => Promise<number>,
  idle = IDLE,
): () => Promise<void> {
  const leaving = new AbortController()
  async function loop(): Promise<void> {
    while (!leaving.signal.aborted) {
      try {
        if ((await work()) === 0) await pause(idle)
      } catch (error) {
        console.error(told(error as Error))
        await pause(AFTER_A_FAULT)
        if (!leaving.signal.aborted) await installation.revive().catch((fault) => console.error(told(fault)))
      }
    }
  }
  const pause = (ms: number) => sleep(ms, undefined, { signal: leaving.signal }).catch(() => undefined)
  const finished = loop()
  return () => {
    leaving.abort()
    return finished
  }
}
