import type { Confidentiality, HandoverState } from '@guyub/contract/dispositions'
import { type Selectable, sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { DispositionHandover, DispositionLetter } from '../../kernel/tables.gen.ts'
import { visible } from './visible.ts'

export interface LetterRow extends Omit<Selectable<DispositionLetter>, 'confidentiality'> {
  readonly confidentiality: Confidentiality
}

export interface HandoverRow extends Omit<Selectable<DispositionHandover>, 'kind' | 'state'> {
  readonly kind: 'action' | 'copy'
  readonly state: HandoverState
}

/** A letter that this actor may see; one that they may not see is not there. */
export async function letterRow(db: Db, ctx: Context, id: string): Promise<LetterRow> {
  const { rows } = await sql<LetterRow>`
    select l.* from disposition_letter l
    where l.region_code = ${ctx.region.code} and l.id = ${id} and ${visible(ctx)}`.execute(db)
  if (!rows[0]) throw new Refusal('dispositions.unknown')
  return rows[0]
}

/** A hand-over of a letter that this actor may see, held until the transaction ends. */
export async function lockedHandover(tx: Db, ctx: Context, id: string) {
  const found = await tx
    .selectFrom('disposition_handover')
    .selectAll()
    .where('region_code', '=', ctx.region.code)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw new Refusal('dispositions.unknown')
  return { handover: found as HandoverRow, letter: await letterRow(tx, ctx, found.letter_id) }
}

/** As the rules of the contract look at it. */
export function standingOf(row: HandoverRow) {
  return {
    ...{ kind: row.kind, state: row.state, isSettled: row.is_settled },
    ...{ fromOffice: row.from_office, toOffice: row.to_office },
  }
}

/** What an event may tell of a hand-over. */
export function toldOf(
  letter: Pick<LetterRow, 'confidentiality'>,
  row: Pick<HandoverRow, 'from_office' | 'to_office' | 'hops'>,
) {
  if (letter.confidentiality === 'rahasia') return { isSecret: true }
  return { isSecret: false, from: row.from_office, to: row.to_office, hops: row.hops }
}
