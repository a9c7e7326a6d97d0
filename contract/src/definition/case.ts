import { z } from 'zod'
import { ROLES } from '../identity/roles.ts'
import { Key, Text } from '../text.ts'
import { Condition } from './condition.ts'
import { Page } from './field.ts'

/** How long something may take, in working time of the region's calendar. */
export const Span = z.union([
  z.strictObject({ workingMinutes: z.int().min(1) }),
  /** By closing time of the n-th working day; what comes in after the cut-off counts as coming the next working day. */
  z.strictObject({
    closingOfDay: z.int().min(0),
    cutOff: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'no time of day: HH:MM from 00:00 to 23:59')
      .optional(),
  }),
])
export type Span = z.infer<typeof Span>

const Product = z.strictObject({
  key: Key,
  title: Text,
  short: Text,
  kind: z.enum(['digital', 'card']),
  when: Condition.optional(),
  start: Key,
  /** To the citizen, counted from intake at the village. */
  promise: Span,
  /** Of the agency, counted from receipt at the server. */
  workingTime: Span,
  /** Where the authority that signs it says whether a paper is valid. */
  checker: z.url().optional(),
  /** The stock of blanks that a card is printed on. */
  stock: Key.optional(),
  /** What people call this paper, where its title says more: a receipt must say that it is not it. */
  called: Text.optional(),
})
export type Product = z.infer<typeof Product>

const State = z.strictObject({
  of: z.enum(['case', 'product']),
  label: Text,
  /** What the applicant reads: where it is, what happens next, what to do. */
  applicant: Text,
  /** Sent to the applicant's phone when it is reached. `{code}`, `{link}` and `{product}` are filled in. No names. */
  message: Text.optional(),
  tone: z.enum(['waiting', 'running', 'done', 'broken']),
  /** Nothing follows; the case closes when all of its products are final. */
  final: z.boolean().default(false),
  /** The promise is kept at the moment this state is reached. */
  delivers: z.boolean().default(false),
  /** The person has to come for it, which the page says; otherwise it says that nobody need come. */
  collect: z.boolean().default(false),
  /** Both clocks stand still in it, for this reason. */
  pauses: z.enum(['applicant', 'blanks', 'national-system']).optional(),
})
export type State = z.infer<typeof State>

const Action = z.strictObject({
  on: z.enum(['case', 'product']),
  label: Text,
  from: z.array(Key).min(1),
  to: Key,
  by: z.array(z.enum([...ROLES, 'applicant'])).min(1),
  /** Only for these products; otherwise for all. */
  products: z.array(Key).optional(),
  /** An action on a product may ask that the case stands in one of these. */
  whileCase: z.array(Key).optional(),
  /** A card is printed on a blank of the product's stock, which there must be. */
  takesBlank: z.boolean().default(false),
  /** An action on the case may move all of its products that are not final. */
  moveProducts: Key.optional(),
  /** Sent to the applicant instead of the message of the state that this action leads to. */
  message: Text.optional(),
  asks: z
    .strictObject({
      /** A reason out of a list, told in the log. */
      reason: z.array(z.strictObject({ key: Key, label: Text })).optional(),
      message: z.enum(['optional', 'required']).optional(),
      /** The number under which another authority registered it. */
      number: z.literal('required').optional(),
      /** The paper that another authority signed; it passes through byte for byte. */
      paper: z.literal('required').optional(),
      /** Answers of the form may be changed. */
      form: z.literal('allowed').optional(),
      /** The request about the same thing that this one is merged into. */
      into: z.literal('required').optional(),
      /** The agency that it is handed on to; what it delivers is then due anew, by its own working time from that moment. */
      handler: z.literal('required').optional(),
    })
    .default({}),
})
export type Action = z.infer<typeof Action>

/** What makes two requests look like one: the same answers, written however, taken in so few days apart. */
const Likeness = z.strictObject({
  key: Key,
  label: Text,
  same: z.array(Key).min(1),
  withinDays: z.int().min(1).max(3660).default(365),
})

export const CaseUse = z.strictObject({
  /** The function of the office that handles it: each region has one office for it. */
  handler: Key,
  /** Kinds of offices where it is taken in. */
  intake: z.array(z.enum(['village', 'district', 'agency'])).min(1),
  pages: z.array(Page).min(1),
  /** The field whose answer names the case in lists. */
  subject: Key,
  /** The field with the NIK by which a person's cases are found, the phone that messages go to, and in which language. */
  applicant: z.strictObject({
    nik: Key,
    phone: Key,
    name: Key,
    email: Key.optional(),
    language: Key.optional(),
  }),
  /** What the national register is called in which the agency enters it and signs its papers: SIAK. */
  register: z.string().min(1).optional(),
  likeness: z.array(Likeness).default([]),
  flags: z.record(Key, z.strictObject({ label: Text, when: Condition })).default({}),
  products: z.array(Product).min(1),
  states: z.record(Key, State),
  start: Key,
  closed: Key,
  actions: z.record(Key, Action),
  /** The order in which the officer types it into the national register, each with a copy key. */
  transcript: z.array(z.strictObject({ title: Text, fields: z.array(z.string()).min(1) })).default([]),
  /** Papers to print filled in: files of the folder `papers`. */
  papers: z.array(z.strictObject({ key: Key, when: Condition.optional() })).default([]),
})
export type CaseUse = z.infer<typeof CaseUse>
