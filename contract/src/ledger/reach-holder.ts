import { z } from 'zod'
import { CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { LANGUAGES } from '../text.ts'
import { DUTY_REFUSALS } from './book.ts'
import { Holder } from './holders.ts'

/** Where a member is told of what was booked, and reminded; nothing in both: they are told no more. */
export const reachHolder = endpoint({
  method: 'POST',
  path: '/ledger/books/:bookId/holders/:holderId/contact',
  access: 'ledger.keep',
  params: z.object({ bookId: z.uuid(), holderId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    phone: Holder.shape.phone.unwrap().nullable(),
    email: Holder.shape.email.unwrap().nullable(),
    language: z.enum(LANGUAGES).default('id'),
  }),
  answer: z.object({ holderId: z.uuid() }),
  refusals: {
    ...DUTY_REFUSALS,
    'ledger.no_such_holder': 404,
    'ledger.holder_closed': 409,
  },
})
