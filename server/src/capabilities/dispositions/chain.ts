import type { ChainLink } from '@guyub/contract/dispositions'
import { sql } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import { lateness } from './items.ts'
import type { DispositionsNeeds } from './needs.ts'
import { officeLabels } from './office-labels.ts'
import type { HandoverRow, LetterRow } from './rows.ts'
import { visible } from './visible.ts'
import { wordsOf } from './words.ts'

/** The letters of the same chain that this actor may open, each under the one it comes from. */
export async function chainOf(
  ctx: Context,
  needs: DispositionsNeeds,
  { root_id }: LetterRow,
): Promise<ChainLink[]> {
  const { code: region, db } = ctx.region
  const { rows: letters } = await sql<LetterRow>`
    select l.* from disposition_letter l
    where l.region_code = ${region} and l.root_id = ${root_id} and ${visible(ctx)}
    order by l.sent_at, l.id limit 200`.execute(db)
  const handovers = (await db
    .selectFrom('disposition_handover')
    .selectAll()
    .where('region_code', '=', region)
    .where(
      'letter_id',
      'in',
      letters.map(({ id }) => id),
    )
    .orderBy('ordinal')
    .orderBy('hops')
    .execute()) as HandoverRow[]
  const label = await officeLabels(ctx, [
    ...letters.map(({ from_office }) => from_office),
    ...handovers.map(({ to_office }) => to_office),
  ])
  const calendar = await needs.calendars.of(ctx)
  return inOrder(letters).map((letter) => ({
    ...{ letterId: letter.id, depth: letter.path.length - 1, from: label(letter.from_office) },
    subject: wordsOf(needs.vault, ctx, letter).subject,
    handovers: handovers
      .filter(({ letter_id }) => letter_id === letter.id)
      .map((one) => ({
        ...{ to: label(one.to_office), kind: one.kind, state: one.state, dueOn: one.due_on },
        isLate: lateness(calendar, one, ctx.now()).isLate,
      })),
  }))
}

/** Each letter right after the one it comes from, before what was sent beside it. */
function inOrder(letters: readonly LetterRow[]): LetterRow[] {
  const place = new Map(letters.map(({ id }, index) => [id, index]))
  const keyOf = ({ path }: LetterRow) =>
    path.map((id) => String(place.get(id) ?? 0).padStart(4, '0')).join('.')
  return [...letters].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
}
