import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type CaseRow, keyOf } from './case-row.ts'
import { isWithin } from './jurisdiction.ts'
import type { CasesNeeds } from './needs.ts'

interface Note {
  readonly commandId: string
  readonly caseId: string
  readonly text: string
  readonly occurredAt: string
}

/** A note among colleagues. It is no step of the case, so the log hears nothing of it. */
export async function note(ctx: Context, needs: CasesNeeds, { commandId, caseId, text, occurredAt }: Note) {
  return once(ctx, 'cases.note', commandId, async (tx) => {
    const row = await tx
      .selectFrom('case')
      .selectAll()
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', caseId)
      .executeTakeFirst()
    if (!row || !isWithin(ctx.actor, row)) throw new Refusal('cases.not_found')
    const message = keyOf(needs, ctx.region.code, row as CaseRow).encrypt(
      `${commandId} message`,
      Buffer.from(text),
    )
    await tx
      .insertInto('case_entry')
      .values({
        region_code: ctx.region.code,
        id: commandId,
        case_id: caseId,
        at: new Date(
          Math.min(ctx.now().getTime(), Math.max(Date.parse(occurredAt), row.submitted_at.getTime())),
        ),
        actor_id: ctx.actor.id,
        office_code: ctx.actor.officeCode,
        action: 'note',
        is_note: true,
        message,
      })
      .execute()
    return { entryId: commandId }
  })
}
