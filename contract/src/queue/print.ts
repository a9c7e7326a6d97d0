import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { LANGUAGES } from '../text.ts'

/** A kiosk asks the server to print a slip on the printer of the network that the kiosk was given. The ticket counts also without paper. */
export const printSlip = endpoint({
  method: 'POST',
  path: '/queue/kiosk/print',
  access: 'public',
  limit: { max: 600, minutes: 10 },
  params: z.object({}),
  body: z.object({ key: z.string().max(100), ticketId: z.uuid(), language: z.enum(LANGUAGES).default('id') }),
  answer: z.object({ isPrinted: z.literal(true) }),
  refusals: {
    'queue.no_such_screen': 404,
    'queue.no_such_ticket': 404,
    'queue.no_printer': 409,
    'queue.printer_offline': 409,
    'queue.printer_no_paper': 409,
    'queue.printer_outside': 409,
  },
})
