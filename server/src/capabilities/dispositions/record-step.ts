import { newCommandId } from '@guyub/contract/command'
import type { Step } from '@guyub/contract/dispositions'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import type { DispositionsNeeds } from './needs.ts'
import type { LetterRow } from './rows.ts'
import { keptStep } from './words.ts'

interface Recorded {
  readonly letter: Pick<LetterRow, 'id' | 'data_key'>
  readonly handoverId: string
  readonly kind: Step | 'send' | 'read'
  readonly words?: string | undefined
}

/** Writes down who did what, and whether they stood in for the head of their office on that day. */
export async function recordStep(
  tx: Db,
  ctx: Context,
  { vault, actingAs }: Pick<DispositionsNeeds, 'vault' | 'actingAs'>,
  { letter, handoverId, kind, words }: Recorded,
): Promise<void> {
  const id = newCommandId()
  await tx
    .insertInto('disposition_step')
    .values({
      ...{ region_code: ctx.region.code, id, letter_id: letter.id, handover_id: handoverId, kind },
      ...{ at: ctx.now(), actor_id: ctx.actor.id, office_code: ctx.actor.officeCode },
      acting: await actingAs(
        { ...ctx, region: { ...ctx.region, db: tx } },
        ctx.actor.id,
        ctx.actor.officeCode,
      ),
      ...keptStep(vault, ctx, letter, id, words ?? null),
    })
    .execute()
}
