import type { RoundKey } from '@guyub/contract/evaluation'
import { sql } from 'kysely'
import { once } from '../../kernel/commands.ts'
import { type Context, within } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { panelistSeated } from './events.ts'
import type { EvaluationNeeds } from './needs.ts'
import { unpublished } from './round-row.ts'
import { isMentor } from './seat.ts'

interface SeatPanelist extends RoundKey {
  readonly commandId: string
  readonly email: string
  readonly isChair: boolean
  readonly expiresAt: string
}

/** Gives somebody a seat in the round's panel, until a moment; the same person again changes it. Whoever guided the region gets none. */
export async function seatPanelist(ctx: Context, needs: EvaluationNeeds, command: SeatPanelist) {
  const { commandId, year, stage, email, isChair, expiresAt } = command
  return once(ctx, 'evaluation.seat-panelist', commandId, async (tx) => {
    const round = await unpublished(tx, ctx, command, 'update')
    const person = await needs.personByEmail(within(ctx, tx), email)
    if (!person) throw new Refusal('evaluation.panelist_unknown')
    if (!(await needs.isAssessor(within(ctx, tx), person.id))) throw new Refusal('evaluation.not_an_assessor')
    if (await isMentor(tx, ctx, person.id)) throw new Refusal('evaluation.assessor_mentored')
    if (new Date(expiresAt) <= ctx.now()) throw new Refusal('evaluation.access_in_past')
    const key = { region_code: ctx.region.code, year, stage }
    if (isChair && (await isLedByAnother(tx, ctx, command, person.id)))
      throw new Refusal('evaluation.chair_already')
    const written = { is_chair: isChair, expires_at: expiresAt, granted_at: ctx.now() }
    await tx
      .insertInto('evaluation_panelist')
      .values({ ...key, person_id: person.id, ...written })
      .onConflict((oc) => oc.columns(['region_code', 'year', 'stage', 'person_id']).doUpdateSet(written))
      .execute()
    await emit(tx, ctx, panelistSeated, {
      subjectId: round.id,
      officeCode: ctx.actor.officeCode,
      occurredAt: ctx.now(),
      facts: { year, stage, isChair, expiresAt },
    })
    return { personId: person.id, name: person.name }
  })
}

async function isLedByAnother(tx: Db, { region }: Context, { year, stage }: RoundKey, person: string) {
  const chair = await tx
    .selectFrom('evaluation_panelist')
    .select('person_id')
    .where('region_code', '=', region.code)
    .where('year', '=', year)
    .where('stage', '=', stage)
    .where('is_chair', '=', true)
    .where('person_id', '<>', person)
    .executeTakeFirst()
  return chair !== undefined
}

/** Who sits in the panel, the one who leads first. */
export async function panelOf({ region }: Context, { year, stage }: RoundKey) {
  const { rows } = await sql<{ person_id: string; is_chair: boolean; expires_at: Date }>`
    select person_id, is_chair, expires_at from evaluation_panelist
    where region_code = ${region.code} and year = ${year} and stage = ${stage}
    order by is_chair desc, granted_at, person_id`.execute(region.db)
  return rows
}
