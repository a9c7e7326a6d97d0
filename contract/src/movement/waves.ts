import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { OwnText } from '../text.ts'
import { Selection } from './selection.ts'
import { KnownDay } from './step.ts'
import { CENTRE_REFUSALS } from './step-rules.ts'

/** What a source says of a wave. Sources contradict each other: each is told, none is summed up. */
export const Said = z.object({
  what: z.enum(['invited', 'assessed', 'selected', 'repeats', 'cumulative', 'evaluated', 'finished-plan']),
  count: z.int(),
  source: z.string(),
  note: OwnText.nullable(),
})

/** A region that a source names so that it could be either of two: placed in no wave. */
export const Unplaced = z.object({ name: z.string(), candidates: z.array(z.string()) })

/** Every wave, the newest first: how many regions are known by name, and what sources say. */
export const waves = endpoint({
  method: 'GET',
  path: '/movement/waves',
  access: 'public',
  params: z.object({}),
  body: z.object({}),
  answer: z.object({
    note: OwnText,
    waves: z.array(
      z.object({
        id: z.uuid(),
        year: z.int(),
        name: z.string(),
        opened: KnownDay,
        letter: z.string().nullable(),
        selection: z.string().nullable(),
        source: z.string().nullable(),
        /** Regions known by name, each counted once per step. */
        known: z.object({
          invited: z.int(),
          applied: z.int(),
          assessed: z.int(),
          selected: z.int(),
          active: z.int(),
        }),
        said: z.array(Said),
        unplaced: z.array(Unplaced),
      }),
    ),
    selections: z.array(Selection),
  }),
  refusals: CENTRE_REFUSALS,
})
