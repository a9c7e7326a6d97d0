import { itemOf, type RoundKey } from '@guyub/contract/evaluation'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { itemAnswered } from './events.ts'
import type { EvaluationNeeds } from './needs.ts'
import { answerable, onScale } from './round-row.ts'

interface Answer extends RoundKey {
  readonly commandId: string
  readonly item: string
  readonly answer: string
  readonly selfScore: number
  readonly evidenceIds: readonly string[]
  readonly version?: number | undefined
}

/** The region's answer to one item, with the frozen evidence that proves it. It may be bettered until the answers are handed in. */
export async function answer(ctx: Context, needs: EvaluationNeeds, command: Answer) {
  const { year, stage, item, selfScore } = command
  const ids = [...new Set(command.evidenceIds)]
  const proofs = await standing(ctx, needs, year, ids)
  return once(ctx, 'evaluation.answer', command.commandId, async (tx) => {
    const { instrument } = await answerable(tx, ctx, command)
    if (!itemOf(instrument, item)) throw new Refusal('evaluation.no_such_item')
    onScale(instrument, selfScore)
    const key = { region_code: ctx.region.code, year, stage, item }
    const before = await answered(tx, key)
    if (command.version !== undefined && command.version !== (before?.version ?? 0))
      throw new Refusal('evaluation.changed')
    const written = {
      answer: command.answer,
      self_score: selfScore,
      evidence_id: ids[0] ?? '',
      actor_id: ctx.actor.id,
      version: (before?.version ?? 0) + 1,
      answered_at: ctx.now(),
    }
    // A first answer has no row to lock: of two, the second finds the first one's row and is told so.
    const stands = await tx
      .insertInto('evaluation_answer')
      .values({ ...key, ...written })
      .onConflict((oc) =>
        before ? oc.columns(['region_code', 'year', 'stage', 'item']).doUpdateSet(written) : oc.doNothing(),
      )
      .returning('version')
      .executeTakeFirst()
    if (!stands) throw new Refusal('evaluation.changed')
    await attach(tx, key, ids.slice(1), ctx.now())
    await emit(tx, ctx, itemAnswered, {
      subjectId: command.commandId,
      officeCode: ctx.actor.officeCode,
      occurredAt: ctx.now(),
      facts: {
        ...{ year, stage, item, instrument: instrument.key },
        evidence: proofs.map(({ sumsSha256 }) => sumsSha256).join(' '),
        selfScore,
      },
    })
    return { item, version: written.version }
  })
}

interface ItemKey {
  readonly region_code: string
  readonly year: number
  readonly stage: number
  readonly item: string
}

function answered(tx: Db, key: ItemKey) {
  return tx
    .selectFrom('evaluation_answer')
    .select('version')
    .where('region_code', '=', key.region_code)
    .where('year', '=', key.year)
    .where('stage', '=', key.stage)
    .where('item', '=', key.item)
    .forUpdate()
    .executeTakeFirst()
}

/** The evidence besides the first, anew. */
async function attach(tx: Db, key: ItemKey, ids: readonly string[], at: Date): Promise<void> {
  await tx
    .deleteFrom('evaluation_evidence')
    .where('region_code', '=', key.region_code)
    .where('year', '=', key.year)
    .where('stage', '=', key.stage)
    .where('item', '=', key.item)
    .execute()
  if (ids.length)
    await tx
      .insertInto('evaluation_evidence')
      .values(ids.map((evidence_id) => ({ ...key, evidence_id, attached_at: at })))
      .execute()
}

/** The evidence that is named, all of it of this year and none withdrawn. */
async function standing(ctx: Context, needs: EvaluationNeeds, year: number, ids: readonly string[]) {
  const found = await needs.evidence(ctx, ids)
  if (found.length < ids.length) throw new Refusal('evaluation.evidence_missing')
  if (found.some((each) => each.year !== year)) throw new Refusal('evaluation.evidence_of_another_year')
  if (found.some((each) => each.withdrawnAt)) throw new Refusal('evaluation.evidence_withdrawn')
  return found
}
