import { readFileSync } from 'node:fs'
import { Weighting } from '@guyub/contract/evaluation/weighting'

/** Every weighting that is known, with its source. */
export const WEIGHTINGS: readonly Weighting[] = Weighting.array().parse(
  JSON.parse(readFileSync(new URL('../../../../reference/weightings.json', import.meta.url), 'utf8')),
)
