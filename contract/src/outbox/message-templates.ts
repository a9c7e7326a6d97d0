import { z } from 'zod'
import { COMMAND_REFUSALS, CommandId } from '../command.ts'
import { endpoint } from '../endpoint.ts'
import { LANGUAGES, openText, Text } from '../text.ts'

/** Words that are sent, with the fields that may stand in them. */
export const MessageTemplate = z.object({
  /** `case/pak-saidi/state/ready`, `case/pak-saidi/action/correct`, `cohort/invitation`. */
  key: z.string(),
  /** Of which service or work. */
  group: Text,
  /** When it is sent. */
  name: Text,
  fields: z.array(z.object({ key: z.string(), label: Text, sample: Text })),
  /** As the definition words it. */
  given: Text,
  /** As this region words it instead. */
  own: Text.nullable(),
  version: z.int(),
})
export type MessageTemplate = z.infer<typeof MessageTemplate>

export const messageTemplates = endpoint({
  method: 'GET',
  path: '/messages/templates',
  access: 'messages.manage',
  params: z.object({}),
  body: z.object({}),
  answer: z.array(MessageTemplate),
  refusals: {},
})

const Words = openText(1, 480)

/** The region's own words, from the next message on; null gives the definition's back. A NIK or a telephone number is refused. */
export const setMessageTemplate = endpoint({
  method: 'POST',
  path: '/messages/templates',
  access: 'messages.manage',
  params: z.object({}),
  body: z.object({
    commandId: CommandId,
    key: z.string().max(200),
    version: z.int(),
    words: z
      .object(
        Object.fromEntries(LANGUAGES.map((language) => [language, Words])) as Record<
          'id' | 'en',
          typeof Words
        >,
      )
      .nullable(),
  }),
  answer: z.object({ version: z.int() }),
  refusals: {
    ...COMMAND_REFUSALS,
    'messages.unknown_template': 404,
    'messages.unknown_field': 400,
    'messages.changed': 409,
  },
})
