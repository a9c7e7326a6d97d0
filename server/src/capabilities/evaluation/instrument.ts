import { readFileSync } from 'node:fs'
import { Key, OwnText, Text } from '@guyub/contract/text'
import { z } from 'zod'
import { WEIGHTINGS } from './weightings.ts'

const Instrument = z.object({
  key: Key,
  note: Text,
  /** The key of a weighting. */
  weighting: z.string(),
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
export const INSTRUMENT = weighed(
  Instrument.parse(
    JSON.parse(readFileSync(new URL('../../../../reference/evaluation.json', import.meta.url), 'utf8')),
  ),
)

function weighed(instrument: z.infer<typeof Instrument>) {
  const weighting = WEIGHTINGS.find(({ key }) => key === instrument.weighting)
  if (!weighting) throw new Error(`${instrument.key} names an unknown weighting: ${instrument.weighting}`)
  return { ...instrument, weights: weighting.weights }
}

export function isItem(key: string): boolean {
  return INSTRUMENT.aspects.some((aspect) => aspect.items.some((item) => item.key === key))
}
