import { z } from 'zod'
import { Instrument } from '../evaluation/instrument.ts'
import { Selection } from '../movement/selection.ts'
import { SurveyForm } from '../survey/form.ts'

/** What the ministry asks regions with: evaluations, impact surveys, and the questionnaire before a region is selected. */
export const INSTRUMENT_KINDS = ['evaluation', 'survey', 'selection'] as const
export const InstrumentKind = z.enum(INSTRUMENT_KINDS)
export type InstrumentKind = z.infer<typeof InstrumentKind>

/** What each kind has to be. */
export const CONTENT_OF = { evaluation: Instrument, survey: SurveyForm, selection: Selection } as const
export type ContentOf = { readonly [Kind in InstrumentKind]: z.infer<(typeof CONTENT_OF)[Kind]> }

/** An instrument with the kind that it is of. */
export const Brought = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('evaluation'), content: Instrument }),
  z.strictObject({ kind: z.literal('survey'), content: SurveyForm }),
  z.strictObject({ kind: z.literal('selection'), content: Selection }),
])
export type Brought = z.infer<typeof Brought>

const LONGEST_KEY = 60

/** The same at the door: a key stands in addresses and lists, and its version is written behind it. */
export const NewlyBrought = Brought.superRefine(({ content }, ctx) => {
  if (content.key.length > LONGEST_KEY)
    ctx.addIssue({
      ...{ code: 'too_big', origin: 'string', maximum: LONGEST_KEY, inclusive: true },
      ...{ input: content.key, path: ['content', 'key'] },
    })
})

/** Under which key a version is chosen, and told of from then on: `official-2027-v2`. What comes with the program has no version. */
export function keyOfVersion(key: string, version: number): string {
  return version === 0 ? key : `${key}-v${version}`
}

/** JSON Schema of a kind, for whoever writes one. Rules between fields are told by a trial. */
export function schemaOf(kind: InstrumentKind): object {
  return z.toJSONSchema(CONTENT_OF[kind], { io: 'input', unrepresentable: 'any' })
}
