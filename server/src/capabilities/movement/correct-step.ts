import { STEPS, type Step } from '@guyub/contract/movement'
import { historyRefusal } from '@guyub/contract/movement/step-rules'
import { newestDay } from '@guyub/contract/our-time'
import { z } from 'zod'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { constraintOf } from '../../kernel/sqlstate.ts'
import { refuseElsewhere } from './centre.ts'
import { takenIn } from './effective.ts'
import { stepAnnulled } from './events.ts'
import { lockedWave } from './wave-row.ts'
import { writeStep } from './write-step.ts'

interface Correction {
  readonly commandId: string
  readonly stepId: string
  readonly reason: string
  readonly replacement: { readonly on: string; readonly letter?: string | undefined } | null
}

/** A new entry stands in the place of a wrong one, or takes it back. What happened later must still follow. */
export async function correctStep(ctx: Context, { commandId, stepId, reason, replacement }: Correction) {
  await refuseElsewhere(ctx)
  const { code: region } = ctx.region
  return once(ctx, 'movement.correct-step', commandId, async (tx) => {
    const wrong = await stepOf(tx, region, stepId)
    const wave = await lockedWave(tx, region, wrong.wave_id)
    const kind = z.enum(STEPS).parse(wrong.kind)
    const all = await takenIn(tx, region, wave.id, [wrong.member_code])
    if (!all.some(({ id }) => id === stepId)) throw new Refusal('movement.corrected_already')
    const others = all.filter(({ id }) => id !== stepId)
    // Facts of sources may have gaps; only what this correction itself breaks is refused.
    const frame = { openedOn: wave.opened_on, today: newestDay(ctx.now()) }
    const after = replacement ? [...others, { kind, day: replacement.on }] : others
    const code = historyRefusal(after, frame)
    if (code && code !== historyRefusal(all, frame)) throw new Refusal(code)
    const corrected = { member: wrong.member_code, kind, corrects: stepId }
    if (replacement)
      await writeStep(tx, ctx, {
        ...{ id: commandId, wave, ...corrected, ...replacement, note: reason },
        ...(wrong.details !== null && { details: wrong.details as object }),
      }).catch(refuseSecond)
    else await annul(tx, ctx, { commandId, wave: wave.id, reason, ...corrected }).catch(refuseSecond)
    return { stepId: commandId }
  })
}

async function stepOf(tx: Db, region: string, id: string) {
  const found = await tx
    .selectFrom('movement_step')
    .select(['wave_id', 'member_code', 'kind', 'details'])
    .where('region_code', '=', region)
    .where('id', '=', id)
    .where('kind', '<>', 'annulled')
    .executeTakeFirst()
  if (!found) throw new Refusal('movement.no_such_step')
  return found
}

interface Annulled {
  readonly commandId: string
  readonly wave: string
  readonly member: string
  readonly kind: Step
  readonly corrects: string
  readonly reason: string
}

async function annul(tx: Db, ctx: Context, annulled: Annulled): Promise<void> {
  const { commandId: id, wave, member, kind, corrects, reason } = annulled
  const today = newestDay(ctx.now())
  await tx
    .insertInto('movement_step')
    .values({
      ...{ region_code: ctx.region.code, id, wave_id: wave, member_code: member, kind: 'annulled' },
      ...{ on_day: today, precision: 'day', sort_day: today, note: reason, corrects },
      ...{ actor_id: ctx.actor.id, recorded_at: ctx.now() },
    })
    .execute()
  await emit(tx, ctx, stepAnnulled, {
    ...{ subjectId: id, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
    facts: { member, kind, corrects },
  })
}

function refuseSecond(error: unknown): never {
  throw constraintOf(error) === 'movement_step_corrected_once'
    ? new Refusal('movement.corrected_already')
    : error
}
