import { z } from 'zod'
import { Key, Text } from '../text.ts'
import { Condition } from './condition.ts'

const common = {
  key: Key,
  label: Text,
  hint: Text.optional(),
  required: z.boolean().default(true),
  when: Condition.optional(),
}

const Simple = z.strictObject({
  ...common,
  type: z.enum(['text', 'long-text', 'number', 'date', 'time', 'phone', 'email', 'kk', 'address']),
  min: z.number().optional(),
  max: z.number().optional(),
  /** For dates: the day may lie ahead. A birth may not. */
  future: z.boolean().default(false),
  /** For dates: `false` where the day may not lie behind the day of intake, as of an appointment. */
  past: z.literal(false).optional(),
  /** For dates: another date of the page or before it, which this one does not precede. Nobody dies before birth. */
  notBefore: Key.optional(),
})

const Name = z.strictObject({ ...common, type: z.literal('name') })

/** What a list of residents knows that a form may take over. */
const FILLED = ['name', 'bornOn', 'birthPlace', 'sex', 'kkNumber', 'address'] as const
export type Filled = (typeof FILLED)[number]

const Nik = z.strictObject({
  ...common,
  type: z.literal('nik'),
  /** Fields whose answers the number is compared with; a difference only ever warns. */
  bornOn: Key.optional(),
  sex: z.enum(['male', 'female']).optional(),
  /** Fields beside it that take what the village's own list of residents says of whoever has this number. */
  fills: z.partialRecord(z.enum(FILLED), Key).optional(),
})

const Choice = z.strictObject({
  ...common,
  type: z.literal('choice'),
  choices: z.array(z.strictObject({ key: Key, label: Text })).min(2),
  /** Kept in clear beside the encrypted form, and told in the log. Only a closed list may be. */
  fact: z.boolean().default(false),
})

const Area = z.strictObject({
  ...common,
  type: z.literal('area'),
  level: z.enum(['regency', 'district', 'village']),
})

const Location = z.strictObject({ ...common, type: z.literal('location') })

const Files = z.strictObject({
  ...common,
  type: z.enum(['photo', 'file']),
  max: z.int().min(1).max(10).default(3),
  /** The requirement that this file answers. */
  requirement: Key.optional(),
})

const Leaf = z.discriminatedUnion('type', [Simple, Name, Nik, Choice, Area, Location, Files])

const Group = z.strictObject({
  ...common,
  type: z.literal('group'),
  min: z.int().min(0).default(0),
  max: z.int().min(1).max(20).default(10),
  fields: z.array(Leaf).min(1),
})

export const Field = z.discriminatedUnion('type', [Simple, Name, Nik, Choice, Area, Location, Files, Group])
export type Field = z.infer<typeof Field>
export type LeafField = z.infer<typeof Leaf>
export type GroupField = z.infer<typeof Group>

export const Page = z.strictObject({
  key: Key,
  title: Text,
  hint: Text.optional(),
  when: Condition.optional(),
  fields: z.array(Field).min(1),
})
export type Page = z.infer<typeof Page>
