import { readdirSync, readFileSync } from 'node:fs'
import { CohortGroup, CohortStage } from '@guyub/contract/cohort'
import { Key, Text } from '@guyub/contract/text'
import { z } from 'zod'

const FOLDER = new URL('../../../../reference/bimtek/', import.meta.url)

const Template = z.strictObject({
  key: Key,
  title: Text,
  note: Text,
  requiredShare: z.number(),
  /** How many days a stage usually has. */
  days: z.int(),
  groups: z.array(CohortGroup),
  stages: z.array(CohortStage),
})

/** How a cohort begins: ours, each with its sources, and to be changed by the region. */
export const COHORT_TEMPLATES = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => Template.parse(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'))))
