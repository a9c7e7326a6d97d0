import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Day } from '../moment.ts'
import { openText } from '../text.ts'

export const CONNECTIONS = ['fibre', 'satellite', 'mobile', 'none'] as const
const Connection = z.enum(CONNECTIONS)
const Speed = z.number().positive().max(100_000)

const Area = z.object({
  code: z.string(),
  name: z.string(),
  /** Of a village: how it is connected; null where nobody tested it. Of a district: null. */
  kind: Connection.nullable(),
  down: z.number().nullable(),
  up: z.number().nullable(),
  testedOn: z.iso.date().nullable(),
  testedBy: z.string().nullable(),
  /** How many villages it has, and how many of them are connected, are not, and were never tested. */
  villages: z.int(),
  connected: z.int(),
  without: z.int(),
  unknown: z.int(),
  /** Obstacles that are not solved. */
  obstacles: z.int(),
})

/** How villages are connected: by district, or village by village in one. Outlines are there where boundaries are. */
export const connectivity = endpoint({
  method: 'GET',
  path: '/plan/connectivity',
  access: 'plan.read',
  params: z.object({}),
  body: z.object({
    district: z
      .string()
      .regex(/^\d{2}\.\d{2}\.\d{2}$/)
      .optional(),
  }),
  answer: z.object({
    district: z.object({ code: z.string(), name: z.string() }).nullable(),
    width: z.number(),
    height: z.number(),
    shapes: z.array(z.object({ code: z.string(), path: z.string() })),
    areas: z.array(Area),
    /** Which villages whoever asks may say something about: all below this area; nothing where none. */
    mayTest: z.string().nullable(),
  }),
  refusals: { 'plan.no_such_area': 404 },
})

/** Says how a village is connected, tested on a day. A village says it of itself, planners and the secretariat of every one. */
export const testConnectivity = endpoint({
  method: 'POST',
  path: '/plan/connectivity',
  access: 'plan.report',
  params: z.object({}),
  body: z.object({
    commandId: CommandId,
    area: z.string().regex(/^\d{2}\.\d{2}\.\d{2}\.\d{4}$/),
    kind: Connection,
    /** Megabits a second; both or none, and none where there is no connection. */
    down: Speed.optional(),
    up: Speed.optional(),
    testedOn: Day,
    means: openText(3, 200).optional(),
  }),
  answer: z.object({ area: z.string(), kind: Connection }),
  refusals: {
    ...COMMAND_REFUSALS,
    'plan.no_such_area': 404,
    'plan.not_yours': 403,
    'plan.speed_of_nothing': 400,
    'plan.tested_in_the_future': 409,
  },
})
