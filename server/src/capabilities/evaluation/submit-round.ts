import { itemsOf, lacksOf, type RoundKey } from '@guyub/contract/evaluation'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { answersOf, standingKinds } from './answers.ts'
import { roundSubmitted } from './events.ts'
import type { EvaluationNeeds } from './needs.ts'
import { answerable } from './round-row.ts'

interface SubmitRound extends RoundKey {
  readonly commandId: string
  readonly mandate?: string | undefined
  readonly unanswered: readonly string[]
}

/** Hands the answers in. The head does so in person; anybody else who may names the letter that lets them. */
export async function submitRound(ctx: Context, needs: EvaluationNeeds, command: SubmitRound) {
  const { commandId, year, stage, mandate } = command
  return once(ctx, 'evaluation.submit-round', commandId, async (tx) => {
    // Answers share the row, so the last of them is committed before we look.
    const round = await answerable(tx, ctx, command, 'update')
    const as = ctx.actor.role === 'leader' ? 'head' : 'delegate'
    if (as === 'delegate' && !mandate) throw new Refusal('evaluation.mandate_missing')
    const answers = await answersOf(tx, ctx, needs, command)
    if (!answers.length) throw new Refusal('evaluation.nothing_answered')
    const incomplete = answers.filter(
      (each) =>
        each.evidence.some(({ withdrawnAt }) => withdrawnAt) ||
        lacksOf(round.instrument, each.item, standingKinds(each)).length > 0,
    )
    if (incomplete.length)
      throw new Refusal(
        'evaluation.answers_incomplete',
        incomplete.map(({ item }) => ({ pointer: `#/items/${item}`, code: 'incomplete' })),
      )
    const open = itemsOf(round.instrument).filter(({ key }) => answers.every(({ item }) => item !== key))
    const named = new Set(command.unanswered)
    if (open.length !== named.size || open.some(({ key }) => !named.has(key)))
      throw new Refusal(
        'evaluation.unanswered_differ',
        open.map(({ key }) => ({ pointer: `#/items/${key}`, code: 'unanswered' })),
      )
    const now = ctx.now()
    await tx
      .updateTable('evaluation_round')
      .set({
        ...{ submitted_at: now, submitted_by: ctx.actor.id, submitted_as: as },
        mandate: as === 'delegate' ? (mandate ?? null) : null,
      })
      .where('region_code', '=', ctx.region.code)
      .where('year', '=', year)
      .where('stage', '=', stage)
      .execute()
    await emit(tx, ctx, roundSubmitted, {
      subjectId: round.id,
      officeCode: ctx.actor.officeCode,
      occurredAt: now,
      facts: { year, stage, as, answered: answers.length, unanswered: open.length },
    })
    return { submittedAt: now.toISOString(), answered: answers.length }
  })
}
