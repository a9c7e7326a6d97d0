import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { OfficeKind } from '../regions/office.ts'
import { Key, Text } from '../text.ts'

/** Services, what they ask for, and offices, the best answers first: for whoever does not know what it is called. */
export const search = endpoint({
  method: 'GET',
  path: '/search',
  access: 'public',
  params: z.object({}),
  body: z.object({ q: z.string().trim().min(1).max(100) }),
  answer: z.object({
    /** Nothing answers the whole question: these answer some of its words. */
    isPart: z.boolean(),
    services: z.array(z.object({ key: Key, title: Text, summary: Text, products: z.array(Text) })),
    requirements: z.array(z.object({ label: Text, service: Key, title: Text })),
    offices: z.array(
      z.object({ code: z.string(), name: z.string(), shortName: z.string().nullable(), kind: OfficeKind }),
    ),
  }),
  refusals: {},
})
