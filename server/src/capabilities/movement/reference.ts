import { readFileSync } from 'node:fs'
import { MemberCode, Said, Selection, STEPS, Unplaced } from '@guyub/contract/movement'
import { OwnText } from '@guyub/contract/text'
import { z } from 'zod'

const FOLDER = new URL('../../../../reference/movement/', import.meta.url)
const Year = z.int().min(2000).max(2100)

/** `2018`, `2018-03` or `2018-03-05`: as much as the source says. */
const KnownOn = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)

const Waves = z.strictObject({
  note: OwnText,
  waves: z.array(
    z.strictObject({
      year: Year,
      selection: z.string().nullable(),
      source: z.string(),
      said: z.array(Said.extend({ note: OwnText.nullable().default(null) })),
      unplaced: z.array(Unplaced).default([]),
    }),
  ),
})

const History = z.strictObject({
  steps: z.array(
    z.strictObject({
      member: MemberCode,
      wave: Year,
      kind: z.enum(STEPS),
      on: KnownOn,
      source: z.string(),
      note: z.string().optional(),
    }),
  ),
  results: z.array(
    z.strictObject({
      member: MemberCode,
      year: Year,
      index: z.number(),
      group: OwnText.optional(),
      rank: z.int().optional(),
      groupSize: z.int().optional(),
      source: z.string(),
    }),
  ),
})

const Agreements = z.array(
  z.strictObject({
    member: MemberCode,
    on: KnownOn,
    /** As the source writes it; nothing where no source does. */
    centreNumber: z.string().optional(),
    source: z.string(),
    remark: z.string(),
  }),
)

/** What sources say of the waves; see reference/SOURCES.md. */
export const WAVES = Waves.parse(read('waves.json'))
/** Every version of the selection parameters. A wave keeps the one with which it was opened. */
export const SELECTIONS = z.array(Selection).parse(read('selections.json'))

/** Regions that sources name, with what they say of each. Read when it is loaded only. */
export function readHistory() {
  return History.parse(read('history.json'))
}

/** Agreements that sources tell of. */
export function readAgreements() {
  return Agreements.parse(read('agreements.json'))
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))
}
