import { z } from 'zod'
import { ERASE_REASONS } from '../cases/erase.ts'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { ACCESS_REFUSALS, AccessKey } from './standing.ts'

/** Destroys the key of a contact person, on a ground that the law names. The community stays, with its ideas. It cannot be undone. */
export const eraseContact = endpoint({
  method: 'POST',
  path: '/communities/:communityId/erase-contact',
  access: 'communities.manage',
  params: z.object({ communityId: z.uuid() }),
  body: z.object({ commandId: CommandId, reason: z.enum(ERASE_REASONS) }),
  answer: z.object({ communityId: z.uuid() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'communities.no_such_community': 404,
    'communities.contact_erased': 409,
  },
})

/** The same by the community itself, which came in with its code and PIN. */
export const eraseOwnContact = endpoint({
  method: 'POST',
  path: '/communities/own/erase-contact',
  access: 'public',
  params: z.object({}),
  body: z.object({ commandId: CommandId, key: AccessKey }),
  answer: z.object({ communityId: z.uuid() }),
  refusals: { ...COMMAND_REFUSALS, ...ACCESS_REFUSALS, 'communities.contact_erased': 409 },
})
