import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Key } from '../text.ts'
import { Slice } from './figures.ts'

/** What a figure is made of: the events it counts, newest first, fifty at a time. No person is named in them. */
export const open = endpoint({
  method: 'GET',
  path: '/indicators/:indicator/facts',
  access: 'indicators.open',
  params: z.object({ indicator: Key }),
  body: Slice.extend({ before: z.coerce.number().int().positive().optional() }),
  answer: z.object({
    facts: z.array(
      z.object({
        seq: z.int(),
        subjectId: z.uuid(),
        product: z.string(),
        area: z.string(),
        areaName: z.string().nullable(),
        day: z.iso.date(),
        part: z.number(),
        whole: z.number(),
        occurredAt: z.iso.datetime(),
        recordedAt: z.iso.datetime(),
      }),
    ),
    next: z.int().nullable(),
  }),
  refusals: { 'indicators.unknown': 404 },
})

/** The course of one subject as the log tells it, with the hash by which each event stands in the seal. */
export const events = endpoint({
  method: 'GET',
  path: '/indicators/events/:subjectId',
  access: 'indicators.open',
  params: z.object({ subjectId: z.uuid() }),
  body: z.object({}),
  answer: z.array(
    z.object({
      seq: z.int(),
      id: z.uuid(),
      type: z.string(),
      version: z.int(),
      occurredAt: z.iso.datetime(),
      recordedAt: z.iso.datetime(),
      office: z.string(),
      facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
      hash: z.string(),
    }),
  ),
  refusals: {},
})
