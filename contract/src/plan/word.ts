import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { OwnText, Text } from '../text.ts'
import { Progress } from './progress.ts'

const PublicHead = z.object({
  title: OwnText,
  vision: OwnText,
  firstYear: z.int(),
  lastYear: z.int(),
  status: z.enum(['consultation', 'adopted']),
  isSample: z.boolean(),
  year: z.int(),
})

const WordLine = z.object({
  id: z.uuid(),
  word: OwnText,
  meaning: OwnText.nullable(),
  activities: z.int(),
  progress: Progress,
})

/** The vision of the plan that holds, or that is out for consultation, as everybody may read it. A draft is not public. */
export const planVision = endpoint({
  method: 'GET',
  path: '/plan/vision',
  access: 'public',
  params: z.object({}),
  body: z.object({}),
  answer: PublicHead.extend({ words: z.array(WordLine), missions: z.array(OwnText) }),
  refusals: { 'plan.none': 404 },
})

/** One word of the vision: what people asked for, and what is done for it. */
export const planWord = endpoint({
  method: 'GET',
  path: '/plan/vision/:wordId',
  access: 'public',
  params: z.object({ wordId: z.uuid() }),
  body: z.object({}),
  answer: PublicHead.extend({
    word: WordLine,
    needs: z.array(z.object({ statement: z.string(), source: Text, activities: z.array(z.uuid()) })),
    activities: z.array(
      z.object({
        id: z.uuid(),
        title: OwnText,
        dimension: z.string(),
        owner: z.string().nullable(),
        firstMonth: z.string().nullable(),
        lastMonth: z.string().nullable(),
        progress: Progress,
      }),
    ),
  }),
  refusals: { 'plan.none': 404, 'plan.no_such_node': 404 },
})
