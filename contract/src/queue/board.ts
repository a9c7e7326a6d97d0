import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Text } from '../text.ts'
import { SCREEN_KINDS } from './screen.ts'

/** One call as a display shows and says it: a number and where to go, never a name. */
export const BoardCall = z.object({
  id: z.uuid(),
  number: z.string(),
  counter: z.string(),
  laneId: z.uuid(),
  at: z.iso.datetime(),
  isCarried: z.boolean(),
})
export type BoardCall = z.infer<typeof BoardCall>

/** All that a screen of a place shows. Sent whole at every change: who was cut off has caught up with the first that comes. */
export const Board = z.object({
  place: z.string(),
  screen: z.object({
    ...{ id: z.uuid(), kind: z.enum(SCREEN_KINDS), name: z.string() },
    ...{ speaks: z.boolean(), paper: z.enum(['58', '80']), hasPrinter: z.boolean() },
  }),
  lanes: z.array(
    z.object({
      ...{ id: z.uuid(), letter: z.string(), title: Text, selfService: z.boolean(), waiting: z.int() },
    }),
  ),
  /** The rule by which numbers are called, as it counts today. */
  priorities: z.array(z.object({ key: z.string(), title: Text, who: Text, everyNth: z.int() })),
  /** The newest first, of today. */
  calls: z.array(BoardCall),
})
export type Board = z.infer<typeof Board>

/** What a screen shows now. */
export const board = endpoint({
  method: 'GET',
  path: '/queue/board',
  access: 'public',
  params: z.object({}),
  body: z.object({ screen: z.uuid() }),
  answer: Board,
  refusals: { 'queue.no_such_screen': 404 },
})

/** The same whenever it changes: server-sent events named `board`. */
export const boardLive = {
  path: '/queue/board/live',
  access: 'public',
  query: z.object({ screen: z.uuid() }),
} as const

/** A display tells that it showed or said a call; told twice it counts once. */
export const tellSeen = endpoint({
  method: 'POST',
  path: '/queue/calls/seen',
  access: 'public',
  limit: { max: 6000, minutes: 1 },
  params: z.object({}),
  body: z.object({
    key: z.string().max(100),
    what: z.enum(['shown', 'spoken']),
    calls: z.array(z.uuid()).min(1).max(50),
  }),
  answer: z.object({ told: z.int() }),
  refusals: { 'queue.no_such_screen': 404 },
})

/** Which screen a device is, by the key that only it has. */
export const whichScreen = endpoint({
  method: 'POST',
  path: '/queue/screens/which',
  access: 'public',
  limit: { max: 6000, minutes: 1 },
  params: z.object({}),
  body: z.object({ key: z.string().max(100) }),
  answer: z.object({ screenId: z.uuid(), kind: z.enum(SCREEN_KINDS) }),
  refusals: { 'queue.no_such_screen': 404 },
})
