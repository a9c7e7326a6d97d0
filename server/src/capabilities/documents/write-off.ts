import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { numberWrittenOff } from './events.ts'

interface WriteOff {
  readonly commandId: string
  readonly kind: string
  readonly year: number
  readonly number: number
  readonly reason: string
}

/** Accounts for a number of one's own office that was given and never used, with a reason and a name. */
export async function writeOff(ctx: Context, wanted: WriteOff) {
  const { kind, year, number } = wanted
  return once(ctx, 'documents.write-off', wanted.commandId, async (tx) => {
    await refuseNotGiven(tx, ctx, wanted)
    if (!(await closePaper(tx, ctx, wanted))) await closeBareNumber(tx, ctx, wanted)
    await emit(tx, ctx, numberWrittenOff, {
      subjectId: wanted.commandId,
      officeCode: ctx.actor.officeCode,
      occurredAt: ctx.now(),
      facts: { kind, number, year },
    })
    return { kind, year, number, state: 'written-off' as const }
  })
}

// The series stays locked: a number that is being given this moment is judged after its paper is there.
async function refuseNotGiven(tx: Db, ctx: Context, { kind, year, number }: WriteOff): Promise<void> {
  const found = await tx
    .selectFrom('number_series')
    .select('last')
    .where('region_code', '=', ctx.region.code)
    .where('office_code', '=', ctx.actor.officeCode)
    .where('year', '=', year)
    .where('kind', '=', kind)
    .forUpdate()
    .executeTakeFirst()
  if (!found || number > found.last) throw new Refusal('documents.number_not_given')
}

/** Whether there was a paper with this number. */
async function closePaper(tx: Db, ctx: Context, { kind, year, number, reason }: WriteOff): Promise<boolean> {
  const found = await tx
    .selectFrom('document')
    .select(['id', 'state'])
    .where('region_code', '=', ctx.region.code)
    .where('office_code', '=', ctx.actor.officeCode)
    .where('year', '=', year)
    .where('kind', '=', kind)
    .where('number', '=', number)
    .forUpdate()
    .executeTakeFirst()
  if (!found) return false
  if (found.state === 'revoked') throw new Refusal('documents.revoked_already')
  if (found.state === 'written-off') throw new Refusal('documents.written_off_already')
  await tx
    .updateTable('document')
    .set({ state: 'written-off', revoked_at: ctx.now(), closed_by: ctx.actor.id, reason })
    .where('region_code', '=', ctx.region.code)
    .where('id', '=', found.id)
    .execute()
  return true
}

async function closeBareNumber(
  tx: Db,
  ctx: Context,
  { kind, year, number, reason }: WriteOff,
): Promise<void> {
  const written = await tx
    .insertInto('number_write_off')
    .values({
      ...{ region_code: ctx.region.code, office_code: ctx.actor.officeCode, year, kind, number, reason },
      actor_id: ctx.actor.id,
      at: ctx.now(),
    })
    .onConflict((oc) => oc.doNothing())
    .returning('number')
    .executeTakeFirst()
  if (!written) throw new Refusal('documents.written_off_already')
}
