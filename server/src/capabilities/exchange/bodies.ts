import type { ParcelBody, ParcelKind } from '@guyub/contract/exchange'
import { type Context, within } from '../../kernel/context.ts'
import type { LoggedEvent } from '../../kernel/event.ts'
import * as evaluation from '../evaluation/index.ts'
import * as evidence from '../evidence/index.ts'
import { takeReleased } from '../instruments/index.ts'
import { keepMembership, takeAgreementFile } from './membership.ts'
import type { ExchangeNeeds } from './needs.ts'
import { takePlanPart } from './plan-parts.ts'
import { takeKey } from './renew-key.ts'

type Tell = (ctx: Context, needs: ExchangeNeeds, event: LoggedEvent) => Promise<ParcelBody>

const keyOf = ({ facts }: LoggedEvent) => ({ year: Number(facts.year), stage: Number(facts.stage) })

const round: Tell = async (ctx, _, event) => ({
  kind: 'round',
  ...(await evaluation.roundTold(ctx, keyOf(event))),
})
const presentation: Tell = async (ctx, _, event) => ({
  kind: 'presentation',
  ...(await evaluation.presentationTold(ctx, keyOf(event))),
})
const frozen: Tell = async (ctx, _, { subject_id }) => ({
  kind: 'evidence',
  ...(await evidence.evidenceTold(ctx, subject_id)),
})

/** Which events the centre tells a region of, and how. */
const DOWN: Readonly<Record<string, Tell>> = {
  [evaluation.roundOpened.type]: round,
  [evaluation.roundExtended.type]: round,
  [evaluation.presentationScheduled.type]: presentation,
  [evaluation.presentationHeld.type]: presentation,
  [evaluation.questionAsked.type]: async (ctx, _, { subject_id }) => ({
    kind: 'question',
    ...(await evaluation.questionTold(ctx, subject_id)).asked,
  }),
  [evaluation.resultPublished.type]: async (ctx, needs, event) => ({
    kind: 'result',
    ...(await evaluation.resultTold(ctx, needs.evaluation, keyOf(event))),
  }),
}

/** Which events a region tells the centre of, and how. */
const UP: Readonly<Record<string, Tell>> = {
  [evidence.evidenceFrozen.type]: frozen,
  [evidence.paperFrozen.type]: frozen,
  [evidence.evidenceWithdrawn.type]: async (ctx, _, { subject_id }) => ({
    kind: 'withdrawal',
    ...(await evidence.withdrawalTold(ctx, subject_id)),
  }),
  [evaluation.roundSubmitted.type]: async (ctx, _, event) => ({
    kind: 'submission',
    ...(await evaluation.submissionTold(ctx, keyOf(event))),
  }),
  [evaluation.questionReplied.type]: async (ctx, _, { subject_id }) => ({
    kind: 'reply',
    ...(await evaluation.questionTold(ctx, subject_id)).replied,
  }),
}

/** What the side that we are tells the other of, by the type of the event. */
export function tellsOn(side: string): Readonly<Record<string, Tell>> {
  return side === 'home' ? UP : DOWN
}

type Apply = {
  [Kind in ParcelKind]: (
    ctx: Context,
    tx: Context['region']['db'],
    body: Extract<ParcelBody, { kind: Kind }>,
  ) => Promise<void>
}

/** What becomes of each kind where it arrives. */
export const APPLY: Apply = {
  round: (ctx, tx, body) => evaluation.takeRound(tx, ctx, body),
  question: (ctx, tx, body) => evaluation.takeQuestion(tx, ctx, body),
  presentation: (ctx, tx, body) => evaluation.takePresentation(tx, ctx, body),
  result: (ctx, tx, body) => evaluation.takeResult(tx, ctx, body),
  submission: (ctx, tx, body) => evaluation.takeSubmission(tx, ctx, body),
  reply: (ctx, tx, body) => evaluation.takeReply(tx, ctx, body),
  evidence: (ctx, tx, body) => evidence.takeEvidence(tx, ctx, body),
  withdrawal: (ctx, tx, body) => evidence.takeWithdrawal(tx, ctx, body),
  membership: (ctx, tx, body) => keepMembership(within(ctx, tx), body),
  'agreement-file': (ctx, tx, body) => takeAgreementFile(ctx, tx, body),
  plan: (ctx, tx, body) => takePlanPart(ctx, tx, body),
  form: (ctx, tx, { form, ...body }) => takeReleased(ctx, tx, { ...body, kind: 'survey', content: form }),
  key: (ctx, tx, body) => takeKey(ctx, tx, body),
  async standing({ region }, tx, { toldAt, standing }) {
    const written = { told_at: toldAt, standing: JSON.stringify(standing) }
    await tx
      .insertInto('exchange_standing')
      .values({ region_code: region.code, ...written })
      .onConflict((oc) => oc.columns(['region_code']).doUpdateSet(written))
      .execute()
  },
}
