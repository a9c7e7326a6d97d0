import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { INFORMATION_CLASSES, InformationItem, KeptInformation } from './item.ts'

const Wanted = z.object({
  /** Words that stand in the title or the summary, all of them. */
  query: z.string().max(100).optional(),
  class: z.enum(INFORMATION_CLASSES).optional(),
  office: z.string().max(60).optional(),
})

/** Where a page begins: what comes after this one by class and title. */
const Place = z.string().max(300)

/** The public register, by class and title. */
export const information = endpoint({
  method: 'GET',
  path: '/information',
  access: 'public',
  params: z.object({}),
  body: Wanted.extend({ after: Place.optional() }),
  answer: z.object({
    items: z.array(InformationItem),
    /** Pass as `after` for the next page. */
    next: Place.nullable(),
    /** Offices that have something in it, whatever was asked. */
    offices: z.array(z.object({ code: z.string(), name: z.string() })),
  }),
  refusals: {},
})

export const informationItem = endpoint({
  method: 'GET',
  path: '/information/:informationId',
  access: 'public',
  params: z.object({ informationId: z.uuid() }),
  body: z.object({}),
  answer: InformationItem,
  refusals: { 'information.not_found': 404 },
})

/** What one's own office entered, the main officer's view of all; drafts and what was withdrawn with it. */
export const keptInformation = endpoint({
  method: 'GET',
  path: '/information/kept',
  access: 'information.keep',
  params: z.object({}),
  body: z.object({}),
  answer: z.object({
    items: z.array(KeptInformation),
    /** May this person agree to what is excluded, and enter for other offices? */
    isMain: z.boolean(),
  }),
  refusals: {},
})
