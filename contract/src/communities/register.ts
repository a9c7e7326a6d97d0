import { z } from 'zod'
import { isTrackingCode } from '../cases/tracking-code.ts'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Key } from '../text.ts'
import { DIMENSION } from './standing.ts'

/** Whom the secretariat may ask: a name, and a telephone or an address of mail. Personal data. */
export const Contact = z
  .object({
    name: z.string().trim().min(2).max(120),
    phone: z
      .string()
      .trim()
      .regex(/^\+?[\d ()-]{8,24}$/)
      .optional(),
    email: z.email().max(200).optional(),
  })
  .refine(({ phone, email }) => phone !== undefined || email !== undefined)
export type Contact = z.infer<typeof Contact>

/** Code and PIN are made by the client, as on a receipt: the answer to a repeat can then never tell them to anybody else. */
export const CommunityCode = z.string().max(20).refine(isTrackingCode)
export const CommunityPin = z.string().regex(/^\d{6}$/)

/** A community registers itself; what it may do it may do once it is verified. */
export const registerCommunity = endpoint({
  method: 'POST',
  path: '/communities',
  access: 'public',
  params: z.object({}),
  body: z.object({
    commandId: CommandId,
    name: z.string().trim().min(3).max(120),
    purpose: z.string().trim().min(10).max(1000),
    dimension: DIMENSION,
    /** A village or a district of the region. */
    areaCode: z.string().max(20),
    /** Creative trades that it is of; nobody must say. */
    subsectors: z.array(Key).max(3).default([]),
    /** Of its deed, its registration or a letter of the village, where it has one. */
    documentNumber: z.string().trim().min(3).max(120).optional(),
    contact: Contact,
    code: CommunityCode,
    pin: CommunityPin,
  }),
  answer: z.object({ communityId: z.uuid(), code: z.string() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'communities.code_taken': 409,
    'communities.name_taken': 409,
    'communities.no_such_area': 409,
    'communities.no_such_dimension': 409,
    'communities.no_such_subsector': 409,
    'communities.personal_data': 409,
  },
})
