import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from './db.ts'
import type { LoggedEvent } from './event.ts'

const POLL_MS = 50
const BATCH = 500

type Listener = (event: LoggedEvent) => void

interface Since {
  readonly lastSeen: number | undefined
  /** Whoever was away for longer is told the end of what was missed. */
  readonly most: number
}

interface Follower {
  readonly listeners: Set<Listener>
  /** How many are reading what they missed and will listen in a moment. */
  joining: number
  seq: number
}

/**
 * Follows the log for whoever looks at it now. One reader for all listeners of a region: a hundred open walls cost
 * the database one query. Nobody listening, nothing asked.
 */
export function openTail(reader: Db) {
  const followers = new Map<string, Follower>()
  let isOpen = true
  let running: Promise<void> | undefined

  async function run(): Promise<void> {
    while (isOpen && followers.size) {
      // A fault of the database ends no wall: the next round asks again.
      for (const [region, follower] of followers) {
        if (follower.listeners.size + follower.joining) await advance(region, follower).catch(() => undefined)
        else followers.delete(region)
      }
      await sleep(POLL_MS)
    }
    running = undefined
  }

  async function advance(region: string, follower: Follower): Promise<void> {
    for (const event of await eventsAfter(reader, region, follower.seq)) {
      follower.seq = Number(event.seq)
      for (const listener of follower.listeners) listener(event)
    }
  }

  return {
    /**
     * Tells every event after `lastSeen`, but none older than the last `most`; or from now on. In order and once. Returns how
     * to stop.
     */
    async follow(region: string, { lastSeen, most }: Since, listener: Listener): Promise<() => void> {
      const head = await headOf(reader, region)
      const follower = followers.get(region) ?? { listeners: new Set<Listener>(), joining: 0, seq: head }
      followers.set(region, follower)
      let seen = Math.max(Math.min(lastSeen ?? head, head), head - most)
      const inOrder: Listener = (event) => {
        if (Number(event.seq) !== seen + 1) return
        seen++
        listener(event)
      }
      follower.joining++
      try {
        // What was missed is read for this listener alone, until it has caught up with the others.
        while (seen < follower.seq)
          for (const event of await eventsAfter(reader, region, seen)) inOrder(event)
        follower.listeners.add(inOrder)
      } finally {
        follower.joining--
      }
      running ??= run()
      return () => follower.listeners.delete(inOrder)
    },
    async close(): Promise<void> {
      isOpen = false
      await running
    },
  }
}
export type Tail = ReturnType<typeof openTail>

function eventsAfter(reader: Db, region: string, seq: number): Promise<LoggedEvent[]> {
  return reader
    .selectFrom('log')
    .selectAll()
    .where('region_code', '=', region)
    .where('seq', '>', String(seq))
    .orderBy('seq')
    .limit(BATCH)
    .execute()
}

async function headOf(reader: Db, region: string): Promise<number> {
  const { end } = await reader
    .selectFrom('log')
    .select((eb) => eb.fn.max('seq').as('end'))
    .where('region_code', '=', region)
    .executeTakeFirstOrThrow()
  return Number(end ?? 0)
}
