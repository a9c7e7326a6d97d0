import * as contract from '@guyub/contract/outbox'
import { type Http, serve } from '../../kernel/http.ts'
import type { Tasks } from '../../kernel/jobs.ts'
import { messageLog, retryMessage } from './message-log.ts'
import { messages } from './messages.ts'
import type { MessagesNeeds, OutboxNeeds } from './needs.ts'
import { WRITE } from './sender.ts'
import { messageSettings, setMessageSettings } from './settings.ts'
import { heardMessage, stopByLink, trackMessages, trackStop } from './stop.ts'
import { messageTemplates, setMessageTemplate } from './templates.ts'
import { messagesToTell, tellMessages } from './to-tell.ts'
import { trackPush } from './track-push.ts'
import { writeMessage } from './write-message.ts'

export { messageSender } from './sender.ts'
export { type PushKeys, pushWay } from './ways/browser-push.ts'
export { emailWay, type MailServer } from './ways/email.ts'
export { phoneWay } from './ways/phone.ts'
export type { Ways } from './ways/way.ts'

export function outboxRoutes(http: Http, needs: MessagesNeeds): void {
  serve(http, contract.messages, (ctx, input) => messages(ctx, needs, input))
  serve(http, contract.messageLog, (ctx, input) => messageLog(ctx, needs, input))
  serve(http, contract.retryMessage, retryMessage)
  serve(http, contract.messageSettings, messageSettings)
  serve(http, contract.setMessageSettings, setMessageSettings)
  serve(http, contract.messageTemplates, (ctx) => messageTemplates(ctx, needs))
  serve(http, contract.setMessageTemplate, (ctx, input) => setMessageTemplate(ctx, needs, input))
  serve(http, contract.messagesToTell, (ctx) => messagesToTell(ctx, needs))
  serve(http, contract.tellMessages, tellMessages)
  serve(http, contract.trackMessages, (ctx, input) => trackMessages(ctx, needs, input))
  serve(http, contract.trackStop, (ctx, input) => trackStop(ctx, needs, input))
  serve(http, contract.trackPush, (ctx, input) => trackPush(ctx, needs, input))
  serve(http, contract.stopByLink, (ctx, input) => stopByLink(ctx, needs, input))
  serve(http, contract.heardMessage, (ctx, input) => heardMessage(ctx, needs, input))
}

export function outboxTasks(needs: OutboxNeeds): Tasks {
  return { [WRITE]: (payload) => writeMessage(needs, payload) }
}
