import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { openText } from '../text.ts'
import { PLACE_REFUSALS } from './place.ts'

export const SCREEN_KINDS = ['kiosk', 'display'] as const
export type ScreenKind = (typeof SCREEN_KINDS)[number]

/**
 * A printer of the network: its name or number, and the port that it listens on (9100 where none is said). Only ports of
 * printers, and only networks of offices, so that nobody makes the server talk to something else.
 */
export const Printer = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,100}(?::910\d)?$/i)

/** A kiosk or a display begins. The answer has the key of the link that opens it once: it is shown now and never again. */
export const makeScreen = endpoint({
  method: 'POST',
  path: '/queue/places/:placeId/screens',
  access: 'queue.manage',
  params: z.object({ placeId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    kind: z.enum(SCREEN_KINDS),
    name: openText(2, 60),
    lanes: z.array(z.uuid()).max(50).default([]),
    speaks: z.boolean().default(true),
    paper: z.enum(['58', '80']).default('80'),
    printer: Printer.optional(),
  }),
  answer: z.object({ screenId: z.uuid(), link: z.string() }),
  refusals: {
    ...PLACE_REFUSALS,
    'queue.name_taken': 409,
    'queue.no_such_lane': 404,
    'queue.printer_outside': 400,
  },
})

/** A new link for a screen whose device was changed; the old device knows nothing any more. */
export const linkScreen = endpoint({
  method: 'POST',
  path: '/queue/screens/:screenId/link',
  access: 'queue.manage',
  params: z.object({ screenId: z.uuid() }),
  body: z.object({ commandId: CommandId }),
  answer: z.object({ screenId: z.uuid(), link: z.string() }),
  refusals: { ...COMMAND_REFUSALS, 'queue.no_such_screen': 404 },
})

/** A screen is taken away. */
export const closeScreen = endpoint({
  method: 'POST',
  path: '/queue/screens/:screenId/close',
  access: 'queue.manage',
  params: z.object({ screenId: z.uuid() }),
  body: z.object({ commandId: CommandId }),
  answer: z.object({ screenId: z.uuid() }),
  refusals: { ...COMMAND_REFUSALS, 'queue.no_such_screen': 404 },
})

/** The link is opened on the device: once. From then on the device is known by the key of the answer. */
export const openScreen = endpoint({
  method: 'POST',
  path: '/queue/screens/open',
  access: 'public',
  limit: { max: 60, minutes: 10 },
  params: z.object({}),
  body: z.object({ commandId: CommandId, link: z.string().max(100) }),
  answer: z.object({ screenId: z.uuid(), kind: z.enum(SCREEN_KINDS), key: z.string() }),
  refusals: { ...COMMAND_REFUSALS, 'queue.link_unknown': 404 },
})
