import { ASSIGN_REFUSALS } from '@guyub/contract/cases'
import { once } from '../../kernel/commands.ts'
import type { Context } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db.ts'
import { fingerprintOf } from '../../kernel/fingerprint.ts'
import { emit } from '../../kernel/log.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { rolesOfOffice } from '../identity/index.ts'
import { type CaseRow, keyOf, useOf } from './case-row.ts'
import { type Colleague, mayBeGiven } from './colleagues.ts'
import { caseAssigned } from './events.ts'
import { isWatching } from './jurisdiction.ts'
import type { CasesNeeds } from './needs.ts'
import { ownCase } from './own-case.ts'

interface Assign {
  readonly commandId: string
  readonly caseId: string
  readonly to: string | null
  /** For colleagues, who read it in the course of the request. */
  readonly reason?: string | undefined
  readonly occurredAt: string
}

/** Takes a case, gives it to a colleague of the same office who may do its next step, or lays it back for all. */
export async function assign(ctx: Context, needs: CasesNeeds, command: Assign) {
  const { commandId, caseId, to } = command
  // Before the transaction, which holds one connection and must not ask the pool for another.
  const colleague = to && to !== ctx.actor.id ? await colleagueOf(ctx, to) : undefined
  return once(ctx, 'cases.assign', commandId, async (tx) => {
    const row = await ownCase(tx, ctx, caseId, 'update')
    // Whoever only keeps it in sight gives none of the other agency's work out.
    if (isWatching(ctx.actor, row)) throw new Refusal('cases.not_found')
    if (!row.data_key) throw new Refusal('cases.erased')
    if (to && row.closed) throw new Refusal('cases.finished')
    if (colleague) {
      const { use } = await useOf(needs, { code: ctx.region.code, db: tx }, row)
      if (!mayBeGiven(ctx, use, row, colleague)) throw new Refusal('cases.colleague_may_not')
    }
    await tx
      .updateTable('case')
      .set({ assignee_id: to, version: row.version + 1 })
      .where('region_code', '=', ctx.region.code)
      .where('id', '=', caseId)
      .execute()
    await tell(tx, ctx, needs, row, command)
    return { caseId, assignee: to, version: row.version + 1 }
  })
}

async function colleagueOf(ctx: Context, id: string): Promise<Colleague> {
  const roles = (await rolesOfOffice(ctx, ctx.actor.officeCode)).get(id)
  if (!roles) throw new Refusal('cases.no_such_colleague')
  return { id, roles }
}

/** In the course, which officers read, and in the log, which names neither of the two. */
async function tell(
  tx: Db,
  ctx: Context,
  needs: CasesNeeds,
  row: CaseRow,
  { commandId, to, reason, occurredAt }: Assign,
): Promise<void> {
  const { region, actor } = ctx
  const change = to === null ? 'laid-back' : to === actor.id ? 'taken' : 'given'
  const words =
    reason === undefined
      ? null
      : keyOf(needs, region.code, row).encrypt(`${commandId} message`, Buffer.from(reason))
  const at = new Date(
    Math.min(ctx.now().getTime(), Math.max(Date.parse(occurredAt), row.submitted_at.getTime())),
  )
  await tx
    .insertInto('case_entry')
    .values({
      ...{ region_code: region.code, id: commandId, case_id: row.id, at },
      ...{ actor_id: actor.id, office_code: actor.officeCode, action: change },
      // No step of the request: the applicant learns nothing of it.
      ...{ is_note: true, message: words, assignee_id: to },
    })
    .execute()
  await emit(tx, ctx, caseAssigned, {
    ...{ subjectId: row.id, officeCode: actor.officeCode, occurredAt: at },
    facts: {
      ...{ service: row.service_key, area: row.area_code, intake: row.office_code },
      ...{ handler: row.handler_code, change, entry: commandId },
    },
  })
}

interface AssignMany extends Pick<Assign, 'to' | 'reason' | 'occurredAt'> {
  readonly items: readonly Pick<Assign, 'commandId' | 'caseId'>[]
}

/** One after the other: fifty at once would take every connection from those who work beside. */
export async function assignMany(ctx: Context, needs: CasesNeeds, { items, ...what }: AssignMany) {
  const done: { caseId: string; refused: string | null }[] = []
  for (const item of items) {
    // Of each by itself: sent again in another batch it is still the same command, and for another request it is not.
    const fingerprint = fingerprintOf({ ...what, caseId: item.caseId })
    try {
      await assign({ ...ctx, fingerprint }, needs, { ...what, ...item })
      done.push({ caseId: item.caseId, refused: null })
    } catch (error) {
      if (!(error instanceof Refusal) || !(error.code in ASSIGN_REFUSALS)) throw error
      done.push({ caseId: item.caseId, refused: error.code })
    }
  }
  return { items: done }
}
