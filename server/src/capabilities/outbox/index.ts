import * as contract from '@guyub/contract/outbox'
import { type Http, serve } from '../../kernel/http.ts'
import type { Tasks } from '../../kernel/jobs.ts'
import { type MessagesNeeds, messages } from './messages.ts'
import { WRITE } from './sender.ts'
import { type OutboxNeeds, writeMessage } from './write-message.ts'

export { messageSender } from './sender.ts'
export type { OutboxNeeds } from './write-message.ts'

export function outboxRoutes(http: Http, needs: MessagesNeeds): void {
  serve(http, contract.messages, (ctx, input) => messages(ctx, needs, input))
}

export function outboxTasks(needs: OutboxNeeds): Tasks {
  return { [WRITE]: (payload) => writeMessage(needs, payload) }
}
