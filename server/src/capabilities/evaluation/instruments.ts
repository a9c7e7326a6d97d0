import { readdirSync, readFileSync } from 'node:fs'
import { Instrument } from '@guyub/contract/evaluation'
import type { Context } from '../../kernel/context.ts'
import type { EvaluationNeeds } from './needs.ts'
import { WEIGHTINGS } from './weightings.ts'

const FOLDER = new URL('../../../../reference/instruments/', import.meta.url)

/** The instruments that come with the program, each with the weighting that its file names. A round keeps its own copy. */
export const INSTRUMENTS: readonly Instrument[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => {
    const { weighting: key, ...instrument } = JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))
    const weighting = WEIGHTINGS.find((each) => each.key === key)
    if (!weighting) throw new Error(`${name} names an unknown weighting: ${key}`)
    const { min, max } = weighting.scale
    return Instrument.parse({ ...instrument, weights: weighting.weights, scale: { min, max } })
  })

/** Those that a round may be opened with: what the ministry released first. */
export async function instruments(
  ctx: Context,
  needs: Pick<EvaluationNeeds, 'instruments'>,
): Promise<Instrument[]> {
  return [...(await needs.instruments(ctx)), ...INSTRUMENTS]
}
