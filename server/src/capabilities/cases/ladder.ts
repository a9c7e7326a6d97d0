import { readFileSync } from 'node:fs'
import { CaseLadder } from '@guyub/contract/cases'
import { Text } from '@guyub/contract/text'
import { z } from 'zod'

const FILE = new URL('../../../../reference/cases/escalation.json', import.meta.url)

/** Whose business a late request becomes, the lowest rung first, and what that rests on. */
export const { steps: LADDER, source: LADDER_SOURCE } = z
  .strictObject({ version: z.int(), source: Text, steps: CaseLadder })
  .parse(JSON.parse(readFileSync(FILE, 'utf8')))
