import { z } from 'zod'
import { CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { openText } from '../text.ts'
import { DUTY_REFUSALS } from './book.ts'
import { Weighs } from './weighs.ts'

/** What people read about a book: where to bring things, and when; on which days it weighs, members are reminded the day before. */
export const describeBook = endpoint({
  method: 'POST',
  path: '/ledger/books/:bookId/description',
  access: 'ledger.keep',
  params: z.object({ bookId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    place: openText(3, 200).nullable(),
    hours: openText(3, 200).nullable(),
    weighs: Weighs.nullable().default(null),
  }),
  answer: z.object({ bookId: z.uuid() }),
  refusals: DUTY_REFUSALS,
})
