import { z } from 'zod'
import { Key, Text } from '../text.ts'

/** What stands before the numbers of a lane: said aloud, so one or two letters. */
export const Letter = z.string().regex(/^[A-Z]{1,2}$/)

const Lane = z.strictObject({
  key: Key,
  letter: Letter,
  title: Text,
  /** Whether people take a number themselves, at a kiosk or on the web. */
  selfService: z.boolean().default(true),
})

/** Who comes before others, and how much: published where numbers are taken and called. */
const PriorityClass = z.strictObject({
  key: Key,
  title: Text,
  /** Who belongs to it, as it is asked at the kiosk. */
  who: Text,
  /** Every how manieth call is theirs while somebody of them waits; 1: always before the others. */
  everyNth: z.int().min(1).max(20),
})
export type PriorityClass = z.infer<typeof PriorityClass>

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** A service whose people wait for their turn. */
export const QueueUse = z
  .strictObject({
    /** What a new place begins with; it may open others of its own. */
    lanes: z.array(Lane).default([]),
    priorities: z.array(PriorityClass).default([]),
    /** How often a call is repeated, and how long after the last one a ticket counts as missed. */
    call: z.strictObject({ repeats: z.int().min(0).max(10), missedAfterSeconds: z.int().min(0).max(3600) }),
    /** Where somebody who missed the call stands on coming back. */
    missed: z.strictObject({ returns: z.enum(['front', 'back', 'never']) }),
    /** What becomes of numbers that were not called when the day is over. */
    endOfDay: z.strictObject({ rule: z.enum(['close', 'carry']), reason: Text }),
    /** When people may take a number from home, by the region's clock; left out where they may not. A kiosk gives numbers while it stands open. */
    web: z.strictObject({ from: Clock, until: Clock }).optional(),
    /** Minutes in which somebody should be called: what the share served in time is counted by. */
    promiseMinutes: z.int().min(1).max(480),
    /** Where these figures were read; said on the page where they are our own proposal. */
    source: z.string(),
  })
  .superRefine(({ lanes, priorities, web }, { addIssue }) => {
    const refuse = (path: string, message: string) => addIssue({ code: 'custom', path: [path], message })
    if (new Set(lanes.map(({ key }) => key)).size < lanes.length) refuse('lanes', 'a key stands twice')
    if (new Set(lanes.map(({ letter }) => letter)).size < lanes.length)
      refuse('lanes', 'a letter stands twice')
    if (new Set(priorities.map(({ key }) => key)).size < priorities.length)
      refuse('priorities', 'a key stands twice')
    if (web && web.from >= web.until) refuse('web', 'ends before it begins')
  })
export type QueueUse = z.infer<typeof QueueUse>
