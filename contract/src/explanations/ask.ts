import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { Slice } from '../indicators/figures.ts'
import { Day } from '../moment.ts'
import { Key, openText } from '../text.ts'

/** Numbers that can be asked about and that no indicator counts. */
export const OTHER_FIGURES = ['plan', 'findings', 'late-requests', 'waiting'] as const

/** The head of the region asks an office to explain a figure: an indicator, or a part of one, or one of the other numbers. */
export const askExplanation = endpoint({
  method: 'POST',
  path: '/explanations',
  access: 'explanations.ask',
  params: z.object({}),
  body: z.object({
    commandId: CommandId,
    officeCode: z.string().max(60),
    about: Key,
    slice: Slice.default({}),
    question: openText(3, 1000),
    dueOn: Day,
  }),
  answer: z.object({ explanationId: z.uuid() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'explanations.unknown_figure': 404,
    'explanations.unknown_office': 404,
    /** Villages answer through their sub-district: nobody there could reply. */
    'explanations.office_cannot_answer': 409,
    'explanations.due_in_past': 409,
  },
})

/** The office explains, once. */
export const explain = endpoint({
  method: 'POST',
  path: '/explanations/:explanationId/reply',
  access: 'explanations.reply',
  params: z.object({ explanationId: z.uuid() }),
  body: z.object({ commandId: CommandId, reply: openText(3, 4000) }),
  answer: z.object({ isLate: z.boolean() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'explanations.not_found': 404,
    'explanations.replied_already': 409,
  },
})
