import type { Step } from '@guyub/contract/movement'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { stepRecorded } from './events.ts'

interface NewStep {
  readonly id: string
  readonly wave: { readonly id: string; readonly year: number }
  readonly member: string
  readonly kind: Step
  readonly on: string
  readonly letter?: string | undefined
  readonly note?: string | undefined
  /** Told to the ministry and the province alone. */
  readonly details?: object | undefined
  readonly corrects?: string | undefined
}

/** Writes one step and tells it; of letters, answers and names the log hears nothing. */
export async function writeStep(tx: Db, ctx: Context, step: NewStep): Promise<void> {
  const { id, wave, member, kind, on, letter, note, details, corrects } = step
  await tx
    .insertInto('movement_step')
    .values({
      ...{ region_code: ctx.region.code, id, wave_id: wave.id, member_code: member, kind },
      ...{ on_day: on, precision: 'day', sort_day: on, letter: letter ?? null, note: note ?? null },
      details: details ? JSON.stringify(details) : null,
      ...{ corrects: corrects ?? null, actor_id: ctx.actor.id, recorded_at: ctx.now() },
    })
    .execute()
  await emit(tx, ctx, stepRecorded, {
    ...{ subjectId: id, officeCode: ctx.actor.officeCode, occurredAt: ctx.now() },
    facts: { member, kind, on, year: wave.year, ...(corrects && { corrects }) },
  })
}
