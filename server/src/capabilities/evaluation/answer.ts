import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { itemAnswered } from './events.ts'
import { INSTRUMENT, isItem } from './instrument.ts'

/** Evidence belongs to its own capability; the composition root lends us its eyes. */
export interface EvaluationNeeds {
  readonly evidence: (
    ctx: Context,
    id: string,
  ) => Promise<{ readonly year: number; readonly title: string; readonly sumsSha256: string } | undefined>
  /** Whose account has this address. */
  readonly personByEmail: (
    ctx: Context,
    email: string,
  ) => Promise<{ readonly id: string; readonly name: string } | undefined>
  readonly names: (ctx: Context, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>
}

interface Answer {
  readonly commandId: string
  readonly year: number
  readonly item: string
  readonly answer: string
  readonly selfScore: number
  readonly evidenceId: string
  readonly version?: number | undefined
}

/** The region's answer to one item, with the frozen evidence that proves it. It may be bettered until it is scored. */
export async function answer(ctx: Context, needs: EvaluationNeeds, command: Answer) {
  const { year, item } = command
  if (!isItem(item)) throw new Refusal('evaluation.no_such_item')
  const evidence = await needs.evidence(ctx, command.evidenceId)
  if (!evidence) throw new Refusal('evaluation.evidence_missing')
  if (evidence.year !== year) throw new Refusal('evaluation.evidence_of_another_year')
  return once(ctx, 'evaluation.answer', command.commandId, async (tx) => {
    const before = await tx
      .selectFrom('evaluation_answer')
      .select('version')
      .where('region_code', '=', ctx.region.code)
      .where('year', '=', year)
      .where('item', '=', item)
      .forUpdate()
      .executeTakeFirst()
    if (command.version !== undefined && command.version !== (before?.version ?? 0))
      throw new Refusal('evaluation.changed')
    const scored = await tx
      .selectFrom('evaluation_score')
      .select('item')
      .where('region_code', '=', ctx.region.code)
      .where('year', '=', year)
      .where('item', '=', item)
      .limit(1)
      .executeTakeFirst()
    if (scored) throw new Refusal('evaluation.scored_already')
    const written = {
      answer: command.answer,
      self_score: command.selfScore,
      evidence_id: command.evidenceId,
      actor_id: ctx.actor.id,
      version: (before?.version ?? 0) + 1,
      answered_at: ctx.now(),
    }
    // A first answer has no row to lock: of two, the second finds the first one's row and is told so.
    const stands = await tx
      .insertInto('evaluation_answer')
      .values({ region_code: ctx.region.code, year, item, ...written })
      .onConflict((oc) =>
        before ? oc.columns(['region_code', 'year', 'item']).doUpdateSet(written) : oc.doNothing(),
      )
      .returning('version')
      .executeTakeFirst()
    if (!stands) throw new Refusal('evaluation.changed')
    await emit(tx, ctx, itemAnswered, {
      subjectId: command.commandId,
      officeCode: ctx.actor.officeCode,
      occurredAt: ctx.now(),
      facts: {
        year,
        item,
        instrument: INSTRUMENT.key,
        evidence: evidence.sumsSha256,
        selfScore: command.selfScore,
      },
    })
    return { item, version: written.version }
  })
}
