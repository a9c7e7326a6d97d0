import {
  answer,
  askAgency,
  askQuestion,
  extendRound,
  moderate,
  publishRound,
  type RoundKey,
  recordFinding,
  recordPresentation,
  replyToQuestion,
  schedulePresentation,
  score,
  seatPanelist,
  submitRound,
} from '@guyub/contract/evaluation'
import type { Reply } from '../../kernel/call.ts'
import { momentOf } from '../../kernel/local-moment.ts'
import type { Visit } from '../../kernel/visit.ts'

/** Which round an address names; the contract refuses what is none. */
export function keyOf(params: {
  readonly year?: string | undefined
  readonly stage?: string | undefined
}): RoundKey {
  return { year: Number(params.year), stage: Number(params.stage) }
}

type Act = (visit: Visit, key: RoundKey, form: FormData) => Promise<Reply<unknown>>

const text = (form: FormData, name: string) => String(form.get(name) ?? '').trim()
const number = (form: FormData, name: string) => Number(text(form, name).replace(',', '.'))
const moment = (form: FormData, name: string, { zone }: Visit) => momentOf(text(form, name), zone)

/** What each form of the page asks for, by the name of its intent. */
export const INTENTS = {
  answer: ({ call }, key, form) =>
    call(answer, {
      ...{ ...key, commandId: text(form, 'command'), item: text(form, 'item'), answer: text(form, 'answer') },
      selfScore: number(form, 'selfScore'),
      evidenceIds: form.getAll('evidence').map(String),
      ...(text(form, 'version') && { version: number(form, 'version') }),
    }),
  score: ({ call }, key, form) =>
    call(score, {
      ...{ ...key, commandId: text(form, 'command'), item: text(form, 'item'), note: text(form, 'note') },
      ...{ score: number(form, 'score'), version: number(form, 'version') },
    }),
  moderate: ({ call }, key, form) =>
    call(moderate, {
      ...{ ...key, commandId: text(form, 'command'), item: text(form, 'item') },
      ...{ score: number(form, 'score'), reason: text(form, 'reason') },
      version: number(form, 'version'),
    }),
  ask: (visit, key, form) =>
    visit.call(askQuestion, {
      ...{ ...key, commandId: text(form, 'command'), item: text(form, 'item') },
      ...{ question: text(form, 'question'), dueAt: moment(form, 'dueAt', visit) },
    }),
  reply: ({ call }, _, form) =>
    call(replyToQuestion, {
      ...{ commandId: text(form, 'command'), questionId: text(form, 'question'), reply: text(form, 'reply') },
    }),
  'ask-agency': ({ call }, key, form) =>
    call(askAgency, {
      ...{ ...key, commandId: text(form, 'command'), item: text(form, 'item') },
      ...{ officeCode: text(form, 'office'), request: text(form, 'request'), dueOn: text(form, 'dueOn') },
    }),
  finding: ({ call }, key, form) =>
    call(recordFinding, {
      ...{ ...key, commandId: text(form, 'command'), finding: text(form, 'finding') },
      kind: text(form, 'kind') as 'strength',
      ...(text(form, 'item') && { item: text(form, 'item') }),
    }),
  submit: ({ call }, key, form) =>
    call(submitRound, {
      ...{ ...key, commandId: text(form, 'command'), unanswered: form.getAll('unanswered').map(String) },
      ...(text(form, 'mandate') && { mandate: text(form, 'mandate') }),
    }),
  extend: (visit, key, form) =>
    visit.call(extendRound, {
      ...{ ...key, commandId: text(form, 'command'), reason: text(form, 'reason') },
      closesAt: moment(form, 'closesAt', visit),
    }),
  seat: (visit, key, form) =>
    visit.call(seatPanelist, {
      ...{ ...key, commandId: text(form, 'command'), email: text(form, 'email') },
      ...{ isChair: form.get('chair') === 'yes', expiresAt: moment(form, 'expiresAt', visit) },
    }),
  schedule: (visit, key, form) =>
    visit.call(schedulePresentation, {
      ...{ ...key, commandId: text(form, 'command'), room: text(form, 'room') },
      scheduledAt: moment(form, 'scheduledAt', visit),
    }),
  minutes: (visit, key, form) =>
    visit.call(recordPresentation, {
      ...{ ...key, commandId: text(form, 'command'), minutes: text(form, 'minutes') },
      heldAt: moment(form, 'heldAt', visit),
    }),
  publish: ({ call }, key, form) =>
    call(publishRound, {
      ...{ ...key, commandId: text(form, 'command') },
      ...{ letterNumber: text(form, 'letterNumber'), letterOn: text(form, 'letterOn') },
    }),
} as const satisfies Readonly<Record<string, Act>>
export type RoundIntent = keyof typeof INTENTS
