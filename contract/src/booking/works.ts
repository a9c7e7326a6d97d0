import { z } from 'zod'
import { CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Day } from '../moment.ts'
import { Key, openText, Text } from '../text.ts'
import { SITE_REFUSALS } from './place.ts'

/** A work is shown to everybody: whoever made it agreed in writing, and says how they want to be called. */
export const showWork = endpoint({
  method: 'POST',
  path: '/booking/sites/:siteId/works',
  access: 'booking.keep',
  params: z.object({ siteId: z.uuid() }),
  body: z.object({
    commandId: CommandId,
    title: openText(2, 120),
    about: openText(0, 1000),
    madeBy: openText(2, 120),
    subsector: Key.optional(),
    link: z
      .url({ protocol: /^https$/ })
      .max(300)
      .optional(),
    consentedOn: Day,
    /** Where the signed consent lies. */
    consent: openText(3, 200),
  }),
  answer: z.object({ workId: z.uuid() }),
  refusals: { ...SITE_REFUSALS, 'booking.no_such_subsector': 409, 'booking.consent_ahead': 409 },
})

/** Whoever made it thought again. */
export const hideWork = endpoint({
  method: 'POST',
  path: '/booking/works/:workId/hide',
  access: 'booking.keep',
  params: z.object({ workId: z.uuid() }),
  body: z.object({ commandId: CommandId }),
  answer: z.object({ workId: z.uuid() }),
  refusals: { ...SITE_REFUSALS, 'booking.no_such_work': 404 },
})

export const works = endpoint({
  method: 'GET',
  path: '/booking/sites/:siteId/works',
  access: 'public',
  params: z.object({ siteId: z.uuid() }),
  body: z.object({}),
  answer: z.array(
    z.object({
      ...{
        id: z.uuid(),
        title: z.string(),
        about: z.string(),
        madeBy: z.string(),
        link: z.string().nullable(),
      },
      subsector: Text.nullable(),
    }),
  ),
  refusals: { 'booking.no_such_site': 404 },
})
