import { readFileSync } from 'node:fs'
import { Key, OwnText, Text } from '@guyub/contract/text'
import { z } from 'zod'

const Instrument = z.object({
  key: Key,
  note: Text,
  weights: z.record(z.string(), z.number()),
  aspects: z.array(
    z.object({
      key: z.string(),
      label: OwnText,
      definition: OwnText,
      items: z.array(z.object({ key: Key, question: Text })).min(1),
    }),
  ),
})

/** The questions and weights of a round. A closed round keeps its own. */
export const INSTRUMENT = Instrument.parse(
  JSON.parse(readFileSync(new URL('../../../../reference/evaluation.json', import.meta.url), 'utf8')),
)

export function isItem(key: string): boolean {
  return INSTRUMENT.aspects.some((aspect) => aspect.items.some((item) => item.key === key))
}
