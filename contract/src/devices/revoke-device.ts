import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'

export const RevokeReason = z.string().trim().min(3).max(300)

/**
 * Takes a laptop out of use: lost, stolen, given away. What it files from then on is refused; what arrived before stays.
 * Its letter is never given again.
 */
export const revokeDevice = endpoint({
  method: 'POST',
  path: '/devices/:deviceId/revoke',
  access: 'devices.manage',
  params: z.object({ deviceId: z.uuid() }),
  body: z.object({ commandId: CommandId, reason: RevokeReason }),
  answer: z.object({ deviceId: z.uuid(), revokedAt: z.iso.datetime() }),
  refusals: { ...COMMAND_REFUSALS, 'devices.not_found': 404, 'devices.revoked_already': 409 },
})

/** The same for all that were not heard of for so many days: 0 and more of them. */
export const pruneDevices = endpoint({
  method: 'POST',
  path: '/devices/prune',
  access: 'devices.manage',
  params: z.object({}),
  body: z.object({ commandId: CommandId, days: z.int().min(30).max(3650), reason: RevokeReason }),
  answer: z.object({ deviceIds: z.array(z.uuid()) }),
  refusals: COMMAND_REFUSALS,
})
