import { Channel } from '@guyub/contract/outbox'
import { z } from 'zod'
import { eventType } from '../../kernel/log.ts'

/** Somebody had a message tried again; the subject is the message. */
export const messageRetried = eventType('messages.retried', 1, z.object({ channel: Channel }))
export const messagesTold = eventType('messages.told', 1, z.object({ count: z.int() }))
export const messageWordsSet = eventType(
  'messages.words_set',
  1,
  z.object({ template: z.string(), version: z.int(), own: z.boolean() }),
)
export const messageSettingsSet = eventType(
  'messages.settings_set',
  1,
  z.object({ quiet: z.string(), channels: z.string() }),
)
