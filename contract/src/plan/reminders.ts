import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { OfficeCode } from '../regions/office.ts'

/** After how many days of silence something needs its owner's word; data, with where the number comes from. */
export const ReminderRules = z.object({
  /** A running activity of which nothing was written or reported. */
  activity: z.int().positive(),
  /** A milestone that is overdue and not reported. */
  milestone: z.int().min(0),
  /** The end of a quarter whose money was not reported. */
  quarter: z.int().min(0),
  /** An open obstacle of which nothing was said; one past its day at once. */
  obstacle: z.int().positive(),
  /** A report whose paper is named and not attached as a file. */
  paper: z.int().min(0),
  /** After its owner was first reminded, so many days more, and the regional secretary and the head read it too. */
  secretary: z.int().positive(),
  source: z.string(),
})
export type ReminderRules = z.infer<typeof ReminderRules>

export const REMINDER_KINDS = ['milestone', 'quarter', 'obstacle', 'quick-win', 'activity', 'paper'] as const

export const Reminder = z.object({
  kind: z.enum(REMINDER_KINDS),
  /** Of the activity, the obstacle or the quick win whose page it is answered on. */
  id: z.uuid(),
  title: z.string(),
  /** The milestone or the quarter; of a paper, whose report it is to prove. */
  about: z.string().nullable(),
  /** Silent or overdue since this day; null where nobody ever said anything. */
  since: z.iso.date().nullable(),
  days: z.int().nullable(),
  /** From this day the regional secretary reads it too; before, it is between the owner and whoever makes the plan. */
  secretaryOn: z.iso.date(),
})
export type Reminder = z.infer<typeof Reminder>

export const ReminderList = z.object({
  today: z.iso.date(),
  rules: ReminderRules,
  /** `owner` reads what waits for its own word; `secretary` only what was passed on, of every office. */
  as: z.enum(['owner', 'secretary']),
  /** Whose turn it is; an agency sees itself alone. */
  offices: z.array(z.object({ code: z.string(), name: z.string(), count: z.int() })),
  /** Of the office that was asked for, or one's own; nothing where what was passed on by all of them is read. */
  office: z.object({ code: z.string(), name: z.string() }).nullable(),
  /** What is waited for, before a kind was chosen. */
  kinds: z.array(z.object({ kind: z.enum(REMINDER_KINDS), count: z.int() })),
  count: z.int(),
  /** The longest silence first: at most three hundred of one office, fifty of all of them. */
  reminders: z.array(Reminder.extend({ owner: z.string() })),
})
export type ReminderList = z.infer<typeof ReminderList>

/** What needs to be brought up to date, and whose turn it is; first its owner reads it, after more days the regional secretary too. */
export const planReminders = endpoint({
  method: 'GET',
  path: '/plan/reminders',
  access: 'plan.reminders',
  params: z.object({}),
  body: z.object({ office: OfficeCode.optional(), kind: z.enum(REMINDER_KINDS).optional() }),
  answer: ReminderList,
  refusals: { 'plan.not_yours': 403 },
})
