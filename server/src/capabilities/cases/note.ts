import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { keyOf } from './case-row.ts'
import type { CasesNeeds } from './needs.ts'
import { ownCase } from './own-case.ts'

interface Note {
  readonly commandId: string
  readonly caseId: string
  readonly text: string
  readonly occurredAt: string
}

/** A note among colleagues. It is no step of the case, so the log hears nothing of it. */
export async function note(ctx: Context, needs: CasesNeeds, { commandId, caseId, text, occurredAt }: Note) {
  return once(ctx, 'cases.note', commandId, async (tx) => {
    const row = await ownCase(tx, ctx, caseId)
    const message = keyOf(needs, ctx.region.code, row).encrypt(`${commandId} message`, Buffer.from(text))
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
