import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'

const Coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

/** A public key on P-256 as a JSON Web Key; the private half never leaves the device, where no script can read it. */
export const DeviceKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: Coordinate,
  y: Coordinate,
})
export type DeviceKey = z.infer<typeof DeviceKey>

/** A laptop of an office makes itself known once, with a network. It gets the letter that its slips are numbered under. */
export const registerDevice = endpoint({
  method: 'POST',
  path: '/devices',
  access: 'cases.submit',
  params: z.object({}),
  body: z.object({
    commandId: CommandId,
    publicKey: DeviceKey,
    /** The one that the office's own node gave it before, out of those that were left to the node. */
    letter: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
  }),
  answer: z.object({ deviceId: z.uuid(), letter: z.string() }),
  refusals: { ...COMMAND_REFUSALS, 'devices.too_many': 409, 'devices.bad_key': 400 },
})
