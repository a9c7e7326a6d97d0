import type { FindingView } from '@guyub/contract/evaluation'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { findingFollowedUp } from './events.ts'
import type { EvaluationNeeds } from './needs.ts'
import { roundRow } from './round-row.ts'

interface FollowUp {
  readonly commandId: string
  readonly findingId: string
  readonly status: FindingView['status']
  readonly note: string
  readonly ownerCode?: string | undefined
  readonly dueOn?: string | undefined
  readonly version: number
}

/** One step of what the region does about a finding: nothing is planned without an owner and a day. */
export async function followUp(ctx: Context, needs: EvaluationNeeds, command: FollowUp) {
  const { commandId, findingId, status, note, ownerCode } = command
  if (ownerCode && !(await needs.officeNames(ctx, [ownerCode])).has(ownerCode))
    throw new Refusal('evaluation.unknown_office')
  return once(ctx, 'evaluation.follow-up', commandId, async (tx) => {
    const found = await tx
      .selectFrom('evaluation_finding')
      .select(['year', 'stage', 'kind', 'owner_code', 'due_on', 'version'])
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', findingId)
      .forUpdate()
      .executeTakeFirst()
    if (!found) throw new Refusal('evaluation.no_such_finding')
    const { year, stage } = found
    if (!(await roundRow(tx, ctx, found)).published_at) throw new Refusal('evaluation.finding_not_published')
    if (found.kind === 'strength') throw new Refusal('evaluation.finding_is_strength')
    if (found.version !== command.version) throw new Refusal('evaluation.changed')
    const owner = ownerCode ?? found.owner_code
    const dueOn = command.dueOn ?? found.due_on
    if (status !== 'open' && status !== 'declined' && !(owner && dueOn))
      throw new Refusal('evaluation.owner_missing')
    const version = found.version + 1
    await tx
      .updateTable('evaluation_finding')
      .set({ status, owner_code: owner, due_on: dueOn, version })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', findingId)
      .execute()
    await tx
      .insertInto('evaluation_follow_up')
      .values({
        ...{ region_code: ctx.region.code, id: commandId, finding_id: findingId, status, note },
        ...{ actor_id: ctx.actor.id, noted_at: ctx.now() },
      })
      .execute()
    await emit(tx, ctx, findingFollowedUp, {
      subjectId: findingId,
      officeCode: ctx.actor.officeCode,
      occurredAt: ctx.now(),
      facts: { year, stage, status, ...(owner && { owner }), ...(dueOn && { dueOn }) },
    })
    return { version }
  })
}
