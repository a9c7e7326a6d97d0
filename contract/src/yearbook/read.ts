import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Key, Text } from '../text.ts'
import { download } from '../transfer.ts'

/** A count that is kept back because it is so small that it would tell of people is null. */
const Count = z.int().min(0).nullable()
const Reasons = z.array(z.object({ label: Text, count: z.int() }))

export const YearbookView = z.object({
  service: Key,
  year: z.int(),
  title: Text,
  intro: Text,
  basis: Text.nullable(),
  /** The years in which anything was filed, the newest first. */
  years: z.array(z.int()),
  /** The requests that were filed in that year; everything below is about these. */
  requests: z.int(),
  /** By month, January first. */
  months: z.array(z.int()).length(12),
  facts: z.array(z.object({ label: Text, answers: z.array(z.object({ label: Text, count: Count })) })),
  products: z.array(
    z.object({
      key: Key,
      title: Text,
      /** How many were asked for, are delivered by now, and those of them in time with pauses and more time taken off. */
      asked: z.int(),
      delivered: z.int(),
      withinDue: z.int(),
      /** In working days from the day on which it began to the day on which it was delivered; null while none was. */
      medianDays: z.number().nullable(),
      meanDays: z.number().nullable(),
      longestDays: z.int().nullable(),
      outcomes: z.array(z.object({ label: Text, count: z.int(), reasons: Reasons })),
    }),
  ),
  /** What else was done to them: how many requests, by the reason that was given. */
  actions: z.array(z.object({ label: Text, count: z.int(), reasons: Reasons })),
  /** The last event of the log that is counted, and when it was; null before there is any. */
  upTo: z.object({ seq: z.int(), at: z.iso.datetime() }).nullable(),
})
export type YearbookView = z.infer<typeof YearbookView>

const params = z.object({ service: Key, year: z.coerce.number().int().min(2000).max(2100) })
const refusals = { 'yearbook.unknown': 404 } as const

/** The report of a year of a service whose definition asks for one, counted from the log. */
export const yearbook = endpoint({
  method: 'GET',
  path: '/services/:service/years/:year',
  access: 'public',
  params,
  body: z.object({}),
  answer: YearbookView,
  refusals,
})

/** The same to print. */
export const yearbookPaper = download({
  path: '/services/:service/years/:year/paper',
  access: 'public',
  params,
  query: z.object({}),
  refusals,
})
