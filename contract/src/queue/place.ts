import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { Letter, QueueUse } from '../definition/queue.ts'
import { endpoint } from '../endpoint.ts'
import { Key, openText, Text } from '../text.ts'

/** Of whatever a manager changes in one place. */
export const PLACE_REFUSALS = {
  ...COMMAND_REFUSALS,
  'queue.no_such_place': 404,
  'queue.place_closed': 409,
} as const

/** What a lane may be wrong in. */
export const LANE_REFUSALS = {
  'queue.letter_taken': 409,
  'queue.lane_waits': 409,
} as const

/** A hall, a floor, a row of rooms where people wait: of the office of whoever makes it, with the lanes of its service. */
export const openPlace = endpoint({
  method: 'POST',
  path: '/queue/places',
  access: 'queue.manage',
  params: z.object({}),
  body: z.object({
    commandId: CommandId,
    service: Key,
    name: openText(2, 80),
    areaCode: z.string().max(20).optional(),
  }),
  answer: z.object({ placeId: z.uuid() }),
  refusals: { ...COMMAND_REFUSALS, 'queue.no_such_service': 404, 'queue.name_taken': 409 },
})

/** A lane begins, gets another title, or ends once nobody waits in it. */
export const putLane = endpoint({
  method: 'POST',
  path: '/queue/places/:placeId/lanes',
  access: 'queue.manage',
  params: z.object({ placeId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    key: Key,
    letter: Letter,
    title: z.object({ id: openText(2, 60), en: openText(2, 60) }),
    selfService: z.boolean().default(true),
    isOpen: z.boolean().default(true),
  }),
  answer: z.object({ laneId: z.uuid() }),
  refusals: { ...PLACE_REFUSALS, ...LANE_REFUSALS },
})

/** A counter begins, serves other lanes, or ends. Its name is read and said as it is: Loket 3, Ruang 2. */
export const putCounter = endpoint({
  method: 'POST',
  path: '/queue/places/:placeId/counters',
  access: 'queue.manage',
  params: z.object({ placeId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    /** Left out for a new one. */
    counterId: z.uuid().optional(),
    name: openText(1, 40),
    lanes: z.array(z.uuid()).min(1).max(50),
    isOpen: z.boolean().default(true),
  }),
  answer: z.object({ counterId: z.uuid() }),
  refusals: {
    ...PLACE_REFUSALS,
    'queue.no_such_counter': 404,
    'queue.no_such_lane': 404,
    'queue.name_taken': 409,
    'queue.counter_busy': 409,
  },
})

/** The day of a place is over: what is left is closed with the reason of the service, or waits tomorrow, as its rule says. */
export const endDay = endpoint({
  method: 'POST',
  path: '/queue/places/:placeId/end-of-day',
  access: 'queue.manage',
  params: z.object({ placeId: z.uuid() }),
  body: z.object({ commandId: CommandId }),
  answer: z.object({ closed: z.int(), carried: z.int() }),
  refusals: PLACE_REFUSALS,
})

/** A place is used no more; only with nobody left in it. Its numbers stay in the figures. */
export const closePlace = endpoint({
  method: 'POST',
  path: '/queue/places/:placeId/close',
  access: 'queue.manage',
  params: z.object({ placeId: z.uuid() }),
  body: z.object({ commandId: CommandId }),
  answer: z.object({ placeId: z.uuid() }),
  refusals: { ...PLACE_REFUSALS, 'queue.lane_waits': 409 },
})

const LaneSeen = z.object({
  id: z.uuid(),
  key: Key,
  letter: Letter,
  title: Text,
  selfService: z.boolean(),
  isOpen: z.boolean(),
  waiting: z.int(),
})

/** The places of my office, with all that stands in them. */
export const places = endpoint({
  method: 'GET',
  path: '/queue/places',
  access: 'queue.serve',
  params: z.object({}),
  body: z.object({}),
  answer: z.array(
    z.object({
      ...{ id: z.uuid(), service: Key, name: z.string(), isOpen: z.boolean() },
      use: z.object(QueueUse.shape),
      lanes: z.array(LaneSeen),
      counters: z.array(
        z.object({
          ...{ id: z.uuid(), name: z.string(), isOpen: z.boolean(), lanes: z.array(z.uuid()) },
          servedBy: z.string().nullable(),
          isMine: z.boolean(),
        }),
      ),
      screens: z.array(
        z.object({
          ...{ id: z.uuid(), kind: z.enum(['kiosk', 'display']), name: z.string(), lanes: z.array(z.uuid()) },
          ...{ speaks: z.boolean(), paper: z.enum(['58', '80']), printer: z.string().nullable() },
          state: z.enum(['linked', 'open']),
        }),
      ),
    }),
  ),
  refusals: {},
})
