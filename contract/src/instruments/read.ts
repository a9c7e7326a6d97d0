import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Key, Text } from '../text.ts'
import { Brought, InstrumentKind } from './kinds.ts'

export const InstrumentVersion = z.object({
  kind: InstrumentKind,
  key: Key,
  /** From 1; 0 is what comes with the program. */
  version: z.int(),
  /** Of a brought one; null of what comes with the program. */
  id: z.uuid().nullable(),
  title: Text.nullable(),
  note: Text,
  broughtAt: z.iso.datetime().nullable(),
  /** Null while it is a draft. What comes with the program may always be chosen. */
  releasedAt: z.iso.datetime().nullable(),
  mayBeChosen: z.boolean(),
})
export type InstrumentVersion = z.infer<typeof InstrumentVersion>

/** Every instrument with its versions, by kind and key, the newest version first. */
export const instrumentVersions = endpoint({
  method: 'GET',
  path: '/instruments',
  access: 'movement.read',
  params: z.object({}),
  body: z.object({}),
  answer: z.array(InstrumentVersion),
  refusals: { 'instruments.not_the_nation': 404 },
})

/** One version, whole. */
export const instrumentVersion = endpoint({
  method: 'GET',
  path: '/instruments/:kind/:key/:version',
  access: 'movement.read',
  params: z.object({ kind: InstrumentKind, key: Key, version: z.coerce.number().int().min(0).max(10_000) }),
  body: z.object({}),
  answer: Brought,
  refusals: { 'instruments.not_the_nation': 404, 'instruments.no_such': 404 },
})
