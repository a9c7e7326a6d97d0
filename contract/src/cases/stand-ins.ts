import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Day } from '../moment.ts'

const Person = z.object({ id: z.uuid(), name: z.string() })

/** So long may somebody be away before their place is somebody else's. */
export const MOST_DAYS_AWAY = 92

/** Who stands in for whom in my office, now and later, and whose open work lies with whom. */
export const standIns = endpoint({
  method: 'GET',
  path: '/cases/stand-ins',
  access: 'cases.assign',
  params: z.object({}),
  body: z.object({}),
  answer: z.object({
    today: z.iso.date(),
    me: z.uuid(),
    colleagues: z.array(Person),
    standIns: z.array(
      z.object({
        id: z.uuid(),
        of: Person,
        by: Person,
        from: z.iso.date(),
        until: z.iso.date(),
        isNow: z.boolean(),
        mayEnd: z.boolean(),
      }),
    ),
    loads: z.array(
      z.object({
        person: Person,
        open: z.int(),
        /** Not any more: their work waits for somebody to take it over. */
        worksHere: z.boolean(),
        mayHandOver: z.boolean(),
      }),
    ),
  }),
  refusals: {},
})

/** A colleague of my office does my assigned work from one day to another, both included; I may still do it too. */
export const beginStandIn = endpoint({
  method: 'POST',
  path: '/cases/stand-ins',
  access: 'cases.assign',
  params: z.object({}),
  body: z.object({ commandId: CommandId, by: z.uuid(), from: Day, until: Day }),
  answer: z.object({ standInId: z.uuid() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'cases.no_such_colleague': 409,
    'cases.stand_in_oneself': 409,
    'cases.stand_in_days': 409,
    'cases.stand_in_overlaps': 409,
  },
})

/** Over from now on; one that has not begun never does. By whoever gave it or stands in. */
export const endStandIn = endpoint({
  method: 'POST',
  path: '/cases/stand-ins/:standInId/end',
  access: 'cases.assign',
  params: z.object({ standInId: z.uuid() }),
  body: z.object({ commandId: CommandId }),
  answer: z.object({ standInId: z.uuid() }),
  refusals: { ...COMMAND_REFUSALS, 'cases.no_such_stand_in': 404 },
})

/**
 * Everything open that is assigned to somebody goes to a colleague of the office, or is laid back for all: one's own work,
 * that of whom one stands in for, or of somebody who works there no more.
 */
export const handOver = endpoint({
  method: 'POST',
  path: '/cases/hand-over',
  access: 'cases.assign',
  params: z.object({}),
  body: z.object({ commandId: CommandId, from: z.uuid(), to: z.uuid().nullable() }),
  answer: z.object({ moved: z.int() }),
  refusals: { ...COMMAND_REFUSALS, 'cases.no_such_colleague': 409, 'cases.not_yours_to_hand_over': 403 },
})
