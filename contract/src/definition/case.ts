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

/** Other clocks under some answers. */
const Pace = z.strictObject({
  when: Condition,
  /** Which requests these are: "About an official". */
  label: Text,
  promise: Span,
  workingTime: Span,
  /** What they rest on, where no rule was confirmed: people read it beside the promise. */
  basis: Text.optional(),
})
export type Pace = z.infer<typeof Pace>

const Product = z.strictObject({
  key: Key,
  title: Text,
  short: Text,
  kind: z.enum(['digital', 'card']),
  when: Condition.optional(),
  start: Key,
  /** Where it starts instead, under some answers: the first that holds. Not there in forms that a laptop kept from before. */
  starts: z.array(z.strictObject({ when: Condition, state: Key })).optional(),
  /** Not asked for when it is filed: it is there, and its clocks run, from an action on that `starts` it. */
  later: z.boolean().default(false),
  /** To the citizen, counted from intake at the village. */
  promise: Span,
  /** Of the agency, counted from receipt at the server. */
  workingTime: Span,
  /** As of a pace. */
  basis: Text.optional(),
  /** The first that holds counts instead of `promise` and `workingTime`. */
  paces: z.array(Pace).default([]),
  /** Where the authority that signs it says whether a paper is valid. */
  checker: z.url().optional(),
  /** The stock of blanks that a card is printed on. */
  stock: Key.optional(),
  /** What people call this paper, where its title says more: a receipt must say that it is not it. */
  called: Text.optional(),
})
export type Product = z.infer<typeof Product>

/** Which products go where: one state for all that are not final, or a state for each that is named. */
const Moves = z.union([Key, z.record(Key, Key)])

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
  pauses: z.enum(['applicant', 'blanks', 'national-system', 'recording']).optional(),
  /** Of a product: answers that whoever waits for it reads while it stands here, on the receipt too: when and where to come. */
  shows: z.array(Key).optional(),
  /** Of a case: left by itself when so much working time has passed and nobody did anything. */
  after: z.strictObject({ span: Span, to: Key, moveProducts: Moves.optional() }).optional(),
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
  /** Gathered in a list and done for many at one moment, as a signature is. It asks for nothing. */
  batch: z.boolean().default(false),
  /** A card is printed on a blank of the product's stock, which there must be. */
  takesBlank: z.boolean().default(false),
  /** An action on the case may move its products that are not final. */
  moveProducts: Moves.optional(),
  /** What was delivered of the products that it moves was not: it is due anew, from that moment. */
  reopens: z.boolean().default(false),
  /** An action on a product takes the whole request here, and it does not close by itself then. */
  caseTo: Key.optional(),
  /** Products that come `later` and are due from this moment. Refused where one of them is there already. */
  starts: z.array(Key).min(1).optional(),
  /** How much longer these products may take, counted from when they are due. Once for each, and only before it is. */
  prolongs: z.record(Key, Span).optional(),
  /** Only once this product is overdue. */
  onceLate: Key.optional(),
  /** Also done by the agency that keeps a request in sight which another agency has. */
  watching: z.boolean().default(false),
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
      paper: z.enum(['optional', 'required']).optional(),
      /** Answers of the form may be changed. */
      form: z.literal('allowed').optional(),
      /** The request about the same thing that this one is merged into. */
      into: z.literal('required').optional(),
      /** The agency that it is handed on to; what it delivers is then due anew, by its own working time from that moment. */
      handler: z.literal('required').optional(),
      /** What these are called here, where the general word says too little: "Consequence test". */
      labels: z
        .strictObject({
          reason: Text.optional(),
          message: Text.optional(),
          number: Text.optional(),
          paper: Text.optional(),
        })
        .optional(),
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

/** What everybody may see of a request: these hold, and it stands in none of these states. Never more than place, kind and `shown`. */
const Publishes = z.strictObject({ when: Condition, notIn: z.array(Key).default([]) })

/**
 * How a request is filed and shown by Open311 GeoReport v2. `service` is the choice whose answers are its services; the
 * others say which field takes what the protocol sends; `fixed` answers what it does not ask.
 */
const Georeport = z.strictObject({
  service: Key,
  description: Key,
  /** Takes the name of the service, since the protocol has no title. */
  subject: Key,
  /** The only words of the person that go out. */
  shown: Key,
  location: Key,
  address: Key,
  name: Key.optional(),
  phone: Key.optional(),
  email: Key.optional(),
  media: Key.optional(),
  fixed: z.record(Key, z.string()).default({}),
  /** Instead of these, where no name came with it. */
  unnamed: z.record(Key, z.string()).default({}),
})
export type Georeport = z.infer<typeof Georeport>

/** The report of a year that everybody may read: how many requests, how long, how they ended and on what grounds. */
const Yearly = z.strictObject({
  title: Text,
  intro: Text,
  /** What it rests on, and what of it was not compared with its text. */
  basis: Text.optional(),
  /** Choices that are facts, by whose answers requests are counted. Few of a kind are not told. */
  facts: z.array(Key).default([]),
  /** Products whose time and outcomes are told, by the action that delivered them and its reason. */
  products: z.array(Key).min(1),
  /** What else is counted when it is done to a request. */
  actions: z.array(Key).default([]),
})
export type Yearly = z.infer<typeof Yearly>

/**
 * Requests that come as a table from another system and whose answers go back to it, by the number under which it knows them
 * (`reference`). Headers are this definition's own, and say so where the other system publishes none.
 */
const Table = z.strictObject({
  system: z.string().min(1),
  note: Text,
  /** The column with the day on which it was told there: clocks begin then. */
  filedOn: z.string().min(1),
  columns: z.array(z.strictObject({ header: z.string().min(1), field: Key })).min(1),
  /** What is answered where a column is missing or empty. */
  defaults: z.record(Key, z.string()).default({}),
})

/** Where a request goes by what was answered. */
const Route = z.strictObject({ when: Condition, handler: Key })

export const CaseUse = z.strictObject({
  /** The function of the office that handles it: each region has one office for it. */
  handler: Key,
  /** Who gets it first instead: the first that holds. */
  routes: z.array(Route).default([]),
  /** Whom an action that asks for an agency proposes: the first that holds. */
  proposes: z.array(Route).default([]),
  /** Whoever got it first keeps it in sight when another agency has it. */
  watched: z.boolean().default(false),
  /** Kinds of offices where it is taken in; `public`: people file it themselves, without an account. */
  intake: z.array(z.enum(['village', 'district', 'agency', 'public'])).min(1),
  /** The field with the area that it is about, instead of that of the counter. Left out where `unless` holds: nobody in the area then sees it. */
  place: z.strictObject({ field: Key, unless: Condition.optional() }).optional(),
  /** Answers that only the agency sees which got it first, when the condition holds. */
  secret: z.strictObject({ when: Condition, hides: z.array(Key).min(1) }).optional(),
  /** Answers and files that only people in these roles see, revealed or not; whoever types them in does so unseen. */
  private: z
    .array(z.strictObject({ fields: z.array(Key).min(1), to: z.array(z.enum(ROLES)).min(1) }))
    .default([]),
  publishes: Publishes.optional(),
  yearly: Yearly.optional(),
  georeport: Georeport.optional(),
  table: Table.optional(),
  /** The field with the number under which another system knows it: it is found by that. */
  reference: Key.optional(),
  pages: z.array(Page).min(1),
  /** The field whose answer names the case in lists. */
  subject: Key,
  /** The field with the NIK by which a person's cases are found, the phone that messages go to, and in which language. A service that can be asked for without a name leaves out or does not ask what it does not need. */
  applicant: z.strictObject({
    nik: Key.optional(),
    phone: Key.optional(),
    name: Key.optional(),
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
