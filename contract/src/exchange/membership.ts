import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { AGREEMENT_STATES } from '../movement/agreement-view.ts'
import { KnownDay, MemberCode, STANDINGS, STEPS } from '../movement/step.ts'
import { OwnText } from '../text.ts'
import { download } from '../transfer.ts'

const Day = KnownDay.strict()

/** What the centre's registry says of one region: what happened in which wave, published results, and what was signed. No field for a person. */
export const Membership = z.strictObject({
  member: MemberCode,
  standing: z.enum(STANDINGS),
  steps: z.array(
    z.strictObject({
      ...{ id: z.uuid(), kind: z.enum(STEPS), on: Day, year: z.int(), wave: z.string().max(300) },
      ...{ letter: z.string().nullable(), source: z.string().nullable() },
    }),
  ),
  results: z.array(
    z.strictObject({
      ...{ year: z.int(), index: z.number(), group: OwnText.strict().nullable() },
      ...{ rank: z.int().nullable(), groupSize: z.int().nullable(), source: z.string() },
    }),
  ),
  agreements: z.array(
    z.strictObject({
      ...{ id: z.uuid(), state: z.enum(AGREEMENT_STATES), subject: z.string().nullable() },
      ...{ centreNumber: z.string().nullable(), regionNumber: z.string().nullable() },
      /** The offices that signed; who held them stands in the document. */
      ...{ centreOffice: z.string().nullable(), regionOffice: z.string().nullable() },
      ...{ signed: Day.nullable(), endsOn: z.iso.date().nullable(), endedOn: z.iso.date().nullable() },
      /** Of the signed PDF, where there is one. */
      sha256: z.string().nullable(),
    }),
  ),
})
export type Membership = z.infer<typeof Membership>

/** What the centre told of this region last. Nothing at the centre itself, and before the first meeting. */
export const membership = endpoint({
  method: 'GET',
  path: '/exchange/membership',
  access: 'evidence.read',
  params: z.object({}),
  body: z.object({}),
  answer: z.object({
    told: z
      .object({
        toldAt: z.iso.datetime(),
        membership: Membership,
        /** Ids of the agreements whose document is here. */
        files: z.array(z.uuid()),
      })
      .nullable(),
  }),
  refusals: {},
})

/** A signed memorandum as it came from the centre. */
export const exchangedAgreement = download({
  path: '/exchange/agreements/:agreementId/file',
  access: 'evidence.read',
  params: z.object({ agreementId: z.uuid() }),
  query: z.object({}),
  refusals: { 'exchange.no_file': 404 },
})
