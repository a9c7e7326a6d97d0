import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { officeByCode } from '../regions/index.ts'
import { dispositionReported, dispositionReturned, dispositionTaken } from './events.ts'
import type { DispositionsNeeds } from './needs.ts'
import { refusePassedOn, takeStep } from './step.ts'

interface Bare {
  readonly commandId: string
  readonly handoverId: string
}

/** What the office does that a task came to. */
export function takeHandover(ctx: Context, needs: DispositionsNeeds, command: Bare) {
  return takeStep(ctx, needs, 'take', dispositionTaken, command, async ({ handover }) => ({
    state: 'in-progress',
    set: { taken_by: ctx.actor.id, read_at: handover.read_at ?? ctx.now() },
  }))
}

export function reportHandover(
  ctx: Context,
  needs: DispositionsNeeds,
  { report, ...command }: Bare & { readonly report: string },
) {
  return takeStep(ctx, needs, 'report', dispositionReported, { ...command, words: report }, async (found) => {
    await refusePassedOn(found, ctx)
    return {
      state: 'reported',
      set: { reported_at: ctx.now(), read_at: found.handover.read_at ?? ctx.now() },
    }
  })
}

interface Return extends Bare {
  readonly reason: string
  readonly belongsTo: string
}

/** "Not ours": whoever says so says whose it is, or that they do not know. */
export function returnHandover(
  ctx: Context,
  needs: DispositionsNeeds,
  { reason, belongsTo, ...command }: Return,
) {
  const owner = belongsTo === 'unknown' ? null : belongsTo
  return takeStep(ctx, needs, 'return', dispositionReturned, { ...command, words: reason }, async (found) => {
    const { tx, handover } = found
    // Neither the office that just said no, nor the one that asks.
    if (owner === handover.to_office || owner === handover.from_office)
      throw new Refusal('dispositions.belongs_to_neither')
    if (owner && !(await officeByCode({ ...ctx.region, db: tx }, owner)))
      throw new Refusal('dispositions.unknown_office')
    await refusePassedOn(found, ctx)
    return {
      state: 'returned',
      set: { belongs_to: owner, closed_at: ctx.now(), read_at: handover.read_at ?? ctx.now() },
      facts: { belongsTo: owner ?? 'unknown' },
    }
  })
}
